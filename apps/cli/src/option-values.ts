// What options may be given, read from words.
import { InvalidArgumentError } from 'commander';

/** A whole number of at least 1. */
export function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('must be a whole number of at least 1.');
  return value;
}

/** A whole number of at least 0. */
export function whole(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < 0) throw new InvalidArgumentError('must be a whole number of at least 0.');
  return value;
}

/** A number above 0 and below 1. */
export function share(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError('must be between 0 and 1.');
  return value;
}

/** A number of minutes above 0. */
export function minutes(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value < Infinity)) throw new InvalidArgumentError('must be a number above 0.');
  return value;
}

/** Seconds, from 1 to an hour. */
export function seconds(text: string): number {
  const value = Number(text);
  if (!(value >= 1 && value <= 3600)) throw new InvalidArgumentError('must be from 1 to 3600.');
  return value;
}

/** Gathers an option that may be given several times. */
export function again(value: string, values: string[] | undefined): string[] {
  return [...(values ?? []), value];
}
