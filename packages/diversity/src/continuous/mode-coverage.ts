// Which known modes a sample still visits; Metz et al. (2017), Lin et al. (2018).
import { pointCount, type Points } from '@collapse-lab/numeric';
import { distance } from '../kernels/nearest.ts';

export interface ModeCoverage {
  /** Modes with at least one point. */
  readonly covered: number;
  /** Share of points that are near a mode. */
  readonly nearShare: number;
  /** Points near each mode: counts for Hill numbers or a divergence from the true weights. */
  readonly counts: Uint32Array;
}

/**
 * A point belongs to its nearest centre (the first of equally near ones) if that is within `radius`, in units of the points.
 * nearShare is NaN without points.
 */
export function modeCoverage(points: Points, centres: Points, radius: number): ModeCoverage {
  const n = pointCount(points);
  const counts = new Uint32Array(pointCount(centres));
  let near = 0;
  for (let i = 0; i < n; i++) {
    let nearest = -1;
    let least = Infinity;
    for (let c = 0; c < counts.length; c++) {
      const gap = distance(points, i, centres, c, 'euclidean');
      if (gap >= least) continue;
      least = gap;
      nearest = c;
    }
    if (least > radius || nearest < 0) continue;
    counts[nearest]!++;
    near++;
  }
  return { covered: counts.filter((count) => count > 0).length, nearShare: near / n, counts };
}
