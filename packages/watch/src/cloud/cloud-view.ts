// Points as measures of several dimensions see them, beside as many points of the reference.
import { medianHeuristic, precisionRecall, type PrecisionRecall } from '@collapse-lab/diversity';
import type { Points, Rng } from '@collapse-lab/numeric';
import { lazy } from '../lazy.ts';

/** Neighbours that make a point's ball; Naeem et al. (2020) take 5. */
const NEIGHBOURS = 5;

export interface CloudView {
  readonly points: Points;
  /** Reference points that are in no block, as many or one block more. */
  readonly anchor: Points;
  readonly overlap: () => PrecisionRecall;
  /** By the median heuristic on the anchor: the same for every block. */
  readonly kernelWidth: () => number;
  /** A generator at the start of one stream, so that every block is seen from the same directions. */
  readonly directions: () => Rng;
}

/** A view of each block. */
export function cloudViews(blocks: readonly Points[], anchor: Points, directions: () => Rng): CloudView[] {
  const kernelWidth = lazy(() => medianHeuristic(anchor, pointsOf([], anchor.dimensions)));
  return blocks.map((points) => ({ points, anchor, overlap: lazy(() => precisionRecall(anchor, points, NEIGHBOURS)), kernelWidth, directions }));
}

/** Rows as points. */
export function pointsOf(rows: readonly Float64Array[], dimensions: number): Points {
  const values = new Float64Array(rows.length * dimensions);
  rows.forEach((row, i) => { values.set(row, i * dimensions); });
  return { values, dimensions };
}
