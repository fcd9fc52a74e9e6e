// What options may be given, read from words.
import { posix } from 'node:path';
import { InvalidArgumentError } from 'commander';

/** A whole number of at least 1. */
export function positive(text: string): number {
  return wholeFrom(1, text);
}

/** A whole number of at least 0. */
export function whole(text: string): number {
  return wholeFrom(0, text);
}

/** Beyond 2^53 a number no longer says which whole number was meant, and from 1e21 on it is not written in digits alone. */
function wholeFrom(least: number, text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < least) throw new InvalidArgumentError(`must be a whole number of at least ${least}.`);
  if (!Number.isSafeInteger(value)) throw new InvalidArgumentError('must be a whole number below 2^53.');
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

/** Processors as Kubernetes counts them: thousandths, the least that it tells apart, or up to three decimals (kubernetes.io, Resource Management for Pods and Containers). */
export function processors(text: string): string {
  if (!/^(\d+m|\d+(\.\d{1,3})?)$/.test(text) || Number.parseFloat(text) === 0) throw new InvalidArgumentError('must be a quantity of Kubernetes above 0: 2, 0.5, 500m.');
  return text;
}

/** Bytes as Kubernetes counts them, of memory or of a disk: m would be thousandths of a byte. */
export function bytes(text: string): string {
  if (!/^(\d+|\d+(\.\d+)?([kMGTPE]|[KMGTPE]i))$/.test(text) || Number.parseFloat(text) === 0) throw new InvalidArgumentError('must be a quantity of Kubernetes above 0: 512Mi, 2Gi.');
  return text;
}

/** A name as Kubernetes takes it (RFC 1123). */
export function label(text: string): string {
  if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(text)) throw new InvalidArgumentError('must be small letters, digits and dashes, at most 63.');
  return text;
}

/**
 * `[host[:port]/]path[/path …][:tag][@algorithm:hex]`, as registries read it: the grammar in reference.go of
 * github.com/distribution/reference 0.5.0. Only a host may have capitals; parts of a path are joined by `.`, `_`, `__` or dashes.
 */
const IMAGE = /^(?:(?:[a-zA-Z\d]+(?:-+[a-zA-Z\d]+)*(?:\.[a-zA-Z\d]+(?:-+[a-zA-Z\d]+)*)*|\[[a-fA-F\d:]+\])(?::\d+)?\/)?[a-z\d]+(?:(?:[._]|__|-+)[a-z\d]+)*(?:\/[a-z\d]+(?:(?:[._]|__|-+)[a-z\d]+)*)*(?::\w[\w.-]{0,127})?(?:@[a-zA-Z][a-zA-Z\d]*(?:[-_+.][a-zA-Z][a-zA-Z\d]*)*:[a-fA-F\d]{32,})?$/;

/** What a container's image is called by. */
export function image(text: string): string {
  if (!IMAGE.test(text)) throw new InvalidArgumentError('must be the name of an image: registry.example/me/collapse:1.');
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
