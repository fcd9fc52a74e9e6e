// A straight line through points, by least squares.
import { mean } from '@collapse-lab/statistics';

/** Its slope, and the sum of squares that it leaves; the slope is NaN where all x are one. */
export interface StraightLine {
  readonly slope: number;
  readonly residual: number;
}

export function straightLine(x: readonly number[], y: readonly number[]): StraightLine {
  const [xMean, yMean] = [mean(x), mean(y)];
  let [xx, xy, yy] = [0, 0, 0];
  x.forEach((value, i) => {
    const [dx, dy] = [value - xMean, y[i]! - yMean];
    xx += dx * dx;
    xy += dx * dy;
    yy += dy * dy;
  });
  return { slope: xy / xx, residual: Math.max(0, yy - (xx > 0 ? (xy * xy) / xx : 0)) };
}
