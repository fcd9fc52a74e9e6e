// Draws from a kernel density: an item, and the kernel's noise about it.
import { Categorical, type Points, type Rng } from '@collapse-lab/numeric';
import type { KernelDensity } from './kernel-density.ts';

/**
 * `count` independent points. Each takes one uniform from `item` and d normals from `noise`, so that a longer sample begins with
 * the shorter one. `shrink` multiplies the kernel's covariance.
 */
export function sampleKernelDensity(law: KernelDensity, count: number, item: Rng, noise: Rng, shrink: number): Points {
  const { dimensions: d, centres, weight, factor } = law;
  const table = weight && new Categorical(weight);
  const scale = Math.sqrt(shrink);
  const values = new Float64Array(count * d);
  noise.fillNormals(values, 0, scale);
  for (let i = 0; i < count; i++) {
    const j = table ? table.draw(item) : item.below(centres.length / d);
    // From the last row up, as a row takes the normals of those before it.
    for (let row = d - 1; row >= 0; row--) {
      let x = centres[j * d + row]!;
      for (let column = 0; column <= row; column++) x += factor[row * d + column]! * values[i * d + column]!;
      values[i * d + row] = x;
    }
  }
  return { values, dimensions: d };
}
