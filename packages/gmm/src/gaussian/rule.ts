// What a Gaussian's sum of squares is divided by, and what a decoding makes of its variance: the same in every dimension.
import type { Decoding } from '@collapse-lab/runner';
import type { Ended } from '../em/em-rule.ts';

export type Divisor = 'n' | 'n-1';

/** With weights, n is Σ w and n − 1 is Σ w − Σ w² / Σ w, which leaves the variance unbiased and does not depend on the weights' scale. */
export function divideBy({ mass, squaredMass }: { readonly mass: number; readonly squaredMass: number }, divisor: Divisor): number | Ended {
  const by = divisor === 'n' ? mass : mass - squaredMass / mass;
  return by > 0 ? by : { ended: { code: 'too-few-items', message: 'the divisor n-1 needs at least 2 items with a weight above 0' } };
}

/** What a decoding multiplies variances by: p^(1/T) of a Gaussian is a Gaussian with T times the covariance. */
export function widening({ temperature = 1, shrink = 1 }: Decoding): number {
  return temperature * shrink;
}
