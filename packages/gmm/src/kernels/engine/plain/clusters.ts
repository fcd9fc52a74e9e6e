// Sums over intervals, as in assembly/clusters.ts. Comparisons are arithmetic: a branch would be a coin flip for its predictor.
import type { ComponentSums } from '../kernels.ts';
import { laneSum } from '../lanes.ts';

export function below(x: Float64Array, border: number): { count: number; sum: number } {
  let count = 0;
  const sums = new Float64Array(4);
  for (let i = 0; i < x.length; i++) {
    const d = x[i]! - border;
    count += Number(d < 0);
    // The smaller of d and 0.
    sums[i & 3]! += 0.5 * (d - Math.abs(d));
  }
  return { count, sum: laneSum(sums) };
}

export function split(x: Float64Array, border: number, lower: number, upper: number, sums: ComponentSums): void {
  let count = 0;
  const [first0, second0, first1, second1] = [new Float64Array(2), new Float64Array(2), new Float64Array(2), new Float64Array(2)];
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!;
    const isBelow = Number(v < border);
    const d0 = isBelow * (v - lower);
    const d1 = (1 - isBelow) * (v - upper);
    count += isBelow;
    first0[i & 1]! += d0;
    second0[i & 1]! += d0 * d0;
    first1[i & 1]! += d1;
    second1[i & 1]! += d1 * d1;
  }
  sums.set([count, pairSum(first0), pairSum(second0), x.length - count, pairSum(first1), pairSum(second1)]);
}

export function interval(x: Float64Array, w: Float64Array, [low, high]: readonly [number, number], centre: number, sums: ComponentSums, j: number): void {
  const [mass, first, second] = [new Float64Array(4), new Float64Array(4), new Float64Array(4)];
  for (let i = 0; i < x.length; i++) {
    const v = x[i]!;
    const r = Number(v >= low) * Number(v < high) * w[i]!;
    const d = v - centre;
    mass[i & 3]! += r;
    first[i & 3]! += r * d;
    second[i & 3]! += r * d * d;
  }
  sums[3 * j] = laneSum(mass);
  sums[3 * j + 1] = laneSum(first);
  sums[3 * j + 2] = laneSum(second);
}

function pairSum(lanes: Float64Array): number {
  return lanes[0]! + lanes[1]!;
}
