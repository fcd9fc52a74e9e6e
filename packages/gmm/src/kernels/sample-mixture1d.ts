// Draws from a mixture on the line: a component for each point, so that a batch is exchangeable and never sorted by component.
import type { Rng } from '@collapse-lab/numeric';
import type { Mixture1d } from './mixture1d.ts';

/**
 * `count` independent draws. Each takes one uniform from `component` and one normal from `noise`: chains that share streams
 * stay coupled draw by draw, and a longer sample begins with the shorter one.
 */
export function sampleMixture1d({ weights, means, variances }: Mixture1d, count: number, component: Rng, noise: Rng): Float64Array {
  const k = weights.length;
  const stdDevs = variances.map(Math.sqrt);
  // The last component takes what rounding leaves of the others.
  const upTo = new Float64Array(k - 1);
  for (let j = 0, sum = 0; j < k - 1; j++) upTo[j] = sum += weights[j]!;

  const values = new Float64Array(count);
  for (let i = 0; i < count; i++) values[i] = component.uniform();
  for (let i = 0; i < count; i++) {
    const u = values[i]!;
    // Counting the borders passed has no branch to mispredict.
    let j = 0;
    for (let border = 0; border < k - 1; border++) j += Number(u >= upTo[border]!);
    values[i] = means[j]! + stdDevs[j]! * noise.normal();
  }
  return values;
}
