// Mean distance between the points of a sample.
import { pointCount, type Points } from '@collapse-lab/numeric';

/** Mean Euclidean distance over all pairs of different points; NaN below two. Time grows with the square of the points. */
export function meanPairwiseDistance(points: Points): number {
  const { values, dimensions: d } = points;
  const n = pointCount(points);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      let squares = 0;
      for (let c = 0; c < d; c++) {
        const gap = values[i * d + c]! - values[j * d + c]!;
        squares += gap * gap;
      }
      sum += Math.sqrt(squares);
    }
  }
  return sum / ((n * (n - 1)) / 2);
}
