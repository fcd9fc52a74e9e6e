// What a reader of a file format offers: its records one after the other, each with its place.
import type { Skips } from './skips.ts';

/** Takes a record: a string, a number, a row of numbers or an object of named fields; `line` is its line, or row, from 1. */
export type Take = (value: unknown, line: number) => void;

export interface Reading {
  readonly take: Take;
  readonly skips: Skips;
  /** Told how many more bytes of the file have been read. */
  readonly onBytes: (bytes: number) => void;
  /** The only fields that are needed, once that is known. */
  readonly fields: () => readonly string[] | undefined;
}

/** A file that is open to be read once. */
export interface Source {
  readonly path: string;
  readonly format: string;
  readonly bytes: number;
  /** `path:line`, or what stands for it where a format has no lines. */
  place(line: number): string;
  /** The number that a field of a record is, NaN for none. */
  numberOf(field: unknown): number;
  read(reading: Reading): Promise<void>;
}

/** The number that a field of a typed format is. */
export function typedNumber(field: unknown): number {
  return typeof field === 'number' ? field : typeof field === 'bigint' ? Number(field) : NaN;
}
