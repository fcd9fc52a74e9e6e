// Which label the true plane gives to covariates.
import { pairCount, type Pairs } from '@collapse-lab/numeric';
import type { Row } from '@collapse-lab/runner';
import { predicted } from './kernels/least-squares.ts';

/** 1 where intercept + slope · x is above 0, by the names that slopes have in rows; undefined where there is not a slope for every covariate. */
export function labelsBy(row: Row | undefined, pairs: Pairs): Uint8Array | undefined {
  const slope = Float64Array.from({ length: pairs.dimensions }, (_, j) => row?.[`slope${j + 1}`] ?? NaN);
  if (slope.some(Number.isNaN)) return undefined;
  const sides = predicted(pairs, row?.['intercept'] ?? 0, slope);
  return Uint8Array.from({ length: pairCount(pairs) }, (_, i) => (sides[i]! > 0 ? 1 : 0));
}
