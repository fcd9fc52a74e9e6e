// From a course to its steps, for claims that it falls or rises all along.
import type { Point } from './expectation.ts';

/** Each point less the one before it, at the place of the later; the first has none. Standard errors as of independent points, which those of one chain are less than. */
export function stepsOf(points: readonly Point[]): Point[] {
  return points.slice(1).map(({ x, estimate, standardError }, i) => {
    const before = points[i]!;
    return { x, estimate: estimate - before.estimate, standardError: Math.hypot(standardError, before.standardError) };
  });
}
