// What no fit can use: too few items, values that are not numbers, weights that are not weights.
import type { Reason } from './contracts.ts';

/**
 * Why these items cannot be fitted, or undefined when they can: at least `atLeast` of them, of `width` numbers each, all
 * finite, with weights that are finite, ≥ 0 and not all 0.
 */
export function unusable(values: Float64Array | Uint32Array, weight: Float64Array | undefined, atLeast: number, width = 1): Reason | undefined {
  const size = values.length / width;
  if (size < atLeast) return { code: 'too-few-items', message: `the fit needs at least ${atLeast} items, but got ${size}` };
  const stranger = firstNonFinite(values);
  if (stranger >= 0) return { code: 'not-finite', message: `item ${Math.floor(stranger / width)} is ${values[stranger]}` };
  if (!weight) return undefined;
  const unweighable = weight.findIndex((w) => !(w >= 0 && w < Infinity));
  if (unweighable >= 0) return { code: 'invalid-weight', message: `item ${unweighable} has weight ${weight[unweighable]}` };
  return weight.some((w) => w > 0) ? undefined : { code: 'invalid-weight', message: 'every item has weight 0' };
}

/** Index of the first value that is not finite, −1 when all are. */
function firstNonFinite(values: Float64Array | Uint32Array): number {
  if (values instanceof Uint32Array) return -1;
  // x · 0 is 0 for finite x and NaN otherwise: sums settle the usual case, and four of them do not wait for each other.
  let [a, b, c, d] = [0, 0, 0, 0];
  const even = values.length & ~3;
  for (let i = 0; i < even; i += 4) {
    a += values[i]! * 0;
    b += values[i + 1]! * 0;
    c += values[i + 2]! * 0;
    d += values[i + 3]! * 0;
  }
  for (let i = even; i < values.length; i++) a += values[i]! * 0;
  return a + b + c + d === 0 ? -1 : values.findIndex((x) => !Number.isFinite(x));
}
