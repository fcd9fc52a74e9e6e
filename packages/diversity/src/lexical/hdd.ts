// HD-D: the type–token ratio to be expected in a sample of a text, without drawing it; McCarthy & Jarvis (2007).
import { rarefiedHillNumber } from '../distributions/rarefied-hill-number.ts';

/**
 * Expected types / `size` in `size` units drawn without replacement, 0 … 1: each type adds 1 − C(n − count, size) / C(n, size),
 * over `size`. NaN for fewer units than that, or counts that are not whole. 42 is the size in use; koRpus reports 42 times this.
 */
export function hdd(counts: ArrayLike<number>, size: number): number {
  return rarefiedHillNumber(counts, 0, size) / size;
}
