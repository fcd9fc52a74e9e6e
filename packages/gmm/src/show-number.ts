// A number as a person reads it.
import type { Points } from '@collapse-lab/numeric';

/** Six significant digits, without trailing zeros. */
export function showNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}

/** A point as a person would read it: `0.3`, or `(0.3, -1.2)`. */
export function showPoint({ values, dimensions: d }: Points, index: number): string {
  const numbers = Array.from(values.subarray(index * d, (index + 1) * d), showNumber);
  return d === 1 ? numbers[0]! : `(${numbers.join(', ')})`;
}
