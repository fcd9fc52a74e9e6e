// The M-step on the line, as scikit-learn's: 10 · eps in every component's mass, weights renormalised, the floor added to every variance.
import type { Ended } from '../em/em-rule.ts';
import type { ComponentSums } from './engine/kernels.ts';
import type { Mixture1d } from './mixture1d.ts';

/** Guards the division by a component's mass; a component lighter than its guard is empty. */
export const MASS_GUARD = 10 * Number.EPSILON;
/** A second moment of doubles that shrinks by more than this when moved to the new mean has lost too many digits. */
export const CANCELLATION = 1e-4;

/** What the rounding of items and sums leaves. */
export interface Rounding {
  /** Items are rounded as distances from here. */
  readonly origin: number;
  /** A component narrower than this share of its mean's distance is rounding error (of which the guard makes 10 · eps in a mass of 1). */
  readonly resolution: number;
  /** A second moment that shrinks by more than this has lost too many digits. */
  readonly cancellation: number;
}

const DOUBLES: Rounding = { origin: 0, resolution: 16 * Number.EPSILON, cancellation: CANCELLATION };

/**
 * The mixture of greatest expected likelihood given sums about `centres`, with variances about the new means (divided by the
 * component's mass). Where a variance would cancel, `sumAbout` is called once more, about the new means.
 */
export function maximise(
  centres: Float64Array,
  varianceFloor: number,
  sums: ComponentSums,
  sumAbout: (centres: Float64Array, sums: ComponentSums) => void,
  rounding = DOUBLES,
): Mixture1d | Ended {
  let step = moveCentres(centres, sums, rounding);
  if (step.cancelled) {
    const { means } = step;
    sumAbout(means, sums);
    step = moveCentres(means, sums, rounding);
  }
  const { masses, means, variances } = step;
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  for (let j = 0; j < masses.length; j++) {
    if (!(masses[j]! >= 2 * MASS_GUARD)) return { ended: { code: 'component-empty', message: `component ${j + 1} holds no items` } };
    variances[j]! += varianceFloor;
    if (isCollapsed(variances[j]!, means[j]!, rounding)) {
      const message = `component ${j + 1} has collapsed to variance ${variances[j]} at ${means[j]}`;
      return { ended: { code: 'component-collapsed', message } };
    }
  }
  return { weights: masses.map((mass) => mass / total), means, variances };
}

/** Whether a variance is no more than the rounding error of items about that mean, or too small for a density. */
export function isCollapsed(variance: number, mean: number, { origin, resolution } = DOUBLES): boolean {
  const rounding = resolution * (mean - origin);
  return !(variance > rounding * rounding) || !(1 / variance < Infinity);
}

interface Step {
  /** With their guard. */
  readonly masses: Float64Array;
  readonly means: Float64Array;
  /** Without the floor. */
  readonly variances: Float64Array;
  /** Whether a variance is a small difference of large sums. */
  readonly cancelled: boolean;
}

function moveCentres(centres: Float64Array, sums: ComponentSums, { cancellation }: Rounding): Step {
  const k = centres.length;
  const masses = new Float64Array(k);
  const means = new Float64Array(k);
  const variances = new Float64Array(k);
  let cancelled = false;
  for (let j = 0; j < k; j++) {
    const [mass, first, second] = [sums[3 * j]!, sums[3 * j + 1]!, sums[3 * j + 2]!];
    const guarded = mass + MASS_GUARD;
    // Σ r x / guarded, written about the centre.
    const shift = (first - MASS_GUARD * centres[j]!) / guarded;
    const scatter = second - 2 * shift * first + shift * shift * mass;
    masses[j] = guarded;
    means[j] = centres[j]! + shift;
    variances[j] = scatter / guarded;
    cancelled ||= scatter < cancellation * second;
  }
  return { masses, means, variances, cancelled };
}
