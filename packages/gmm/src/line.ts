// What is written for the line alone says so here.
import type { Points } from '@collapse-lab/numeric';
import { UserError, type Scores } from '@collapse-lab/runner';

/** The values of points on the line; throws UserError for points of any other dimension. */
export function lineValues(points: Points): Float64Array {
  if (points.dimensions === 1) return points.values;
  throw new UserError(`points must have 1 dimension, but got ${points.dimensions}; take a family for more dimensions, or a world of the line`);
}

let starts = new Uint32Array(1);

/** Scores of points, each of which is its own unit; `unitStart` is shared between calls and must not be written to. */
export function pointScores(logLikelihood: Float64Array): Scores {
  const length = logLikelihood.length + 1;
  if (starts.length < length) starts = Uint32Array.from({ length }, (_, i) => i);
  return { logLikelihood, unitStart: starts.subarray(0, length) };
}
