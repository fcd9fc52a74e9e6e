// A number as a person reads it.

/** Six significant digits, without trailing zeros. */
export function showNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}
