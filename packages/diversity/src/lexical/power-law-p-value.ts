// Whether counts can come from the power law fitted to them; Clauset, Shalizi & Newman (2009), section 4.1.
import type { Rng } from '@collapse-lab/numeric';
import { scaledHurwitzZeta } from '../kernels/hurwitz-zeta.ts';
import { powerLawFit } from './power-law-fit.ts';

/**
 * Share, 0 … 1, of `replicates` samples drawn from the fit that are as far from their own fit as the counts are from theirs: below
 * 0.1 the law is ruled out. Above `least` a sample is drawn from the law, below it from the counts there. Good to about 1 / (2
 * √replicates); NaN where nothing can be fitted. Time grows with replicates × counts.
 */
export function powerLawPValue(counts: ArrayLike<number>, replicates: number, rng: Rng): number {
  const { least, exponent, distance } = powerLawFit(counts);
  if (Number.isNaN(distance)) return NaN;
  const seen = Array.from(counts).filter((count) => count > 0);
  const below = seen.filter((count) => count < least);
  let asFar = 0;
  for (let r = 0; r < replicates; r++) {
    const sample = seen.map(() => {
      const place = rng.below(seen.length);
      return place < below.length ? below[place]! : drawPowerLaw(exponent, least, rng.uniform());
    });
    if (!(powerLawFit(sample).distance < distance)) asFar++;
  }
  return asFar / replicates;
}

/** The count above which the law has probability 1 − u: doubled until it is passed, then halved upon. */
function drawPowerLaw(exponent: number, least: number, u: number): number {
  const whole = scaledHurwitzZeta(exponent, least);
  const tail = (count: number): number => Math.exp(-exponent * Math.log(count / least)) * (scaledHurwitzZeta(exponent, count) / whole);
  let low = least;
  let high = 2 * least;
  while (tail(high) > 1 - u) {
    low = high;
    high *= 2;
  }
  // tail(low) > 1 − u ≥ tail(high)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (tail(middle) > 1 - u) low = middle;
    else high = middle;
  }
  return low;
}
