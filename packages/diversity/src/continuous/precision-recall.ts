// Precision, recall, density and coverage of a sample against a real one; Kynkäänniemi et al. (2019), Naeem et al. (2020).
import { pointCount, type Points } from '@collapse-lab/numeric';
import { distance, kthNeighbourWithin } from '../kernels/nearest.ts';

export interface PrecisionRecall {
  /** Share of fake points inside the ball of any real point: fidelity. */
  readonly precision: number;
  /** Share of real points inside the ball of any fake point. Outliers inflate these balls: not monotone in collapse. */
  readonly recall: number;
  /** Mean number of real balls that a fake point is inside, over k; can exceed 1. */
  readonly density: number;
  /** Share of real points with a fake point inside their ball: diversity, bounded and steady. */
  readonly coverage: number;
}

/**
 * Balls reach to a point's k-th neighbour in its own sample, Euclidean, border excluded. NaN where a sample is empty. Time grows
 * with the product of the two sizes.
 */
export function precisionRecall(real: Points, fake: Points, k: number): PrecisionRecall {
  const reals = pointCount(real);
  const fakes = pointCount(fake);
  const realRadius = kthNeighbourWithin(real, k, 'euclidean');
  const fakeRadius = kthNeighbourWithin(fake, k, 'euclidean');
  const inRealBall = new Uint8Array(fakes);
  let balls = 0;
  let recalled = 0;
  let covered = 0;
  for (let i = 0; i < reals; i++) {
    let inFakeBall = false;
    let hasFake = false;
    for (let j = 0; j < fakes; j++) {
      const gap = distance(real, i, fake, j, 'euclidean');
      if (gap < fakeRadius[j]!) inFakeBall = true;
      if (gap >= realRadius[i]!) continue;
      hasFake = true;
      inRealBall[j] = 1;
      balls++;
    }
    if (inFakeBall) recalled++;
    if (hasFake) covered++;
  }
  const precise = inRealBall.reduce((sum, inside) => sum + inside, 0);
  return { precision: precise / fakes, recall: recalled / reals, density: balls / (k * fakes), coverage: covered / reals };
}
