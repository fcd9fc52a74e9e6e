// A discrete power law with its lower cut chosen from the data; Clauset, Shalizi & Newman (2009), section 3.3.
import { groupCounts } from '../distributions/grouped-counts.ts';
import { powerLawDistance } from './power-law-distance.ts';
import { powerLawExponent } from './power-law-exponent.ts';

export interface PowerLawFit {
  /** The smallest count that the law is said to hold for. */
  readonly least: number;
  /** Maximum likelihood exponent of the counts from there on. */
  readonly exponent: number;
  /** Their Kolmogorov–Smirnov distance from the law. */
  readonly distance: number;
}

/**
 * Among the observed counts but the largest, the `least` whose fitted law is nearest to the counts from there on; the smallest of equally
 * near ones. All NaN below two different counts.
 */
export function powerLawFit(counts: ArrayLike<number>): PowerLawFit {
  const { values } = groupCounts(counts);
  let best: PowerLawFit = { least: NaN, exponent: NaN, distance: NaN };
  for (let k = 0; k + 1 < values.length; k++) {
    const least = values[k]!;
    const exponent = powerLawExponent(counts, least);
    const distance = powerLawDistance(counts, least, exponent);
    if (!(distance >= best.distance)) best = { least, exponent, distance };
  }
  return best;
}
