// Mean and scatter, as in assembly/moments.ts.
import { laneSum } from '../lanes.ts';

export function moments(x: Float64Array): { mean: number; scatter: number } {
  const n = x.length;
  const origin = x[0] ?? NaN;
  const first = new Float64Array(4);
  for (let i = 0; i < n; i++) first[i & 3]! += x[i]! - origin;
  const mean = origin + laneSum(first) / n;
  const residues = new Float64Array(4);
  const second = new Float64Array(4);
  for (let i = 0; i < n; i++) {
    const d = x[i]! - mean;
    residues[i & 3]! += d;
    second[i & 3]! += d * d;
  }
  const residue = laneSum(residues);
  return { mean, scatter: laneSum(second) - (residue * residue) / n };
}
