// Draws from a mixture, as in assembly/random.ts and assembly/mixture-values.ts.
import type { StreamRange } from '@collapse-lab/numeric';
import type { Mixture1d } from '../../mixture1d.ts';
import { choiceBorders } from '../lanes.ts';

export function mixtureValues({ weights, means, variances }: Mixture1d, count: number, component: StreamRange, noise: StreamRange): Float64Array {
  const borders = choiceBorders(weights);
  const stdDevs = variances.map(Math.sqrt);
  const values = new Float64Array(count);
  for (let lane = 0; lane < Math.min(4, count); lane++) {
    const choices = component.at(lane).rng();
    const normals = noise.at(lane).rng();
    for (let i = lane; i < count; i += 4) {
      const choice = choices.bits() >>> 1;
      // Counting the borders passed has no branch to mispredict.
      let j = 0;
      for (let border = 0; border < borders.length; border++) j += Number(choice > borders[border]!);
      values[i] = means[j]! + stdDevs[j]! * normals.normal();
    }
  }
  return values;
}
