// What options may be given, read from words.
import { posix } from 'node:path';
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

/** A quantity as Kubernetes writes it. */
export function quantity(text: string): string {
  if (!/^\d+(\.\d+)?(m|[kMGTP]|[KMGTP]i)?$/.test(text)) throw new InvalidArgumentError('must be a quantity of Kubernetes: 1, 500m, 2Gi.');
  return text;
}

/** A name as Kubernetes takes it (RFC 1123). */
export function label(text: string): string {
  if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(text)) throw new InvalidArgumentError('must be small letters, digits and dashes, at most 63.');
  return text;
}

/** What a container's image is called by: neither empty nor with a space in it. */
export function image(text: string): string {
  if (!/^\S+$/.test(text)) throw new InvalidArgumentError('must be the name of an image: registry.example/me/collapse:1.');
  return text;
}

/** An absolute path of a folder on Linux, without a slash at its end. */
export function folderPath(text: string): string {
  const path = posix.normalize(text).replace(/\/$/, '');
  if (!posix.isAbsolute(path) || path === '') throw new InvalidArgumentError('must be an absolute path: /runs.');
  return path;
}

/** Gathers an option that may be given several times. */
export function again(value: string, values: string[] | undefined): string[] {
  return [...(values ?? []), value];
}
