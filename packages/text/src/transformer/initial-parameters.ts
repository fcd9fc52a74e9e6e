// Parameters before any training, as GPT-2 draws them.
import { parameterCount, placesOf } from '@collapse-lab/onnx-autodiff';
import type { Rng } from '@collapse-lab/numeric';
import { parameterShapes, type Architecture } from './network.ts';

const STANDARD_DEVIATION = 0.02;

/** Matrices are normal with standard deviation 0.02, those that add to the residual stream over √(2 · layers); gains are 1 and biases 0. */
export function initialParameters(architecture: Architecture, rng: Rng): Float32Array {
  const shapes = parameterShapes(architecture);
  const vector = new Float32Array(parameterCount(shapes));
  for (const { name, start, end } of placesOf(shapes)) {
    if (name.endsWith('.gain')) vector.fill(1, start, end);
    if (/\.(gain|bias)$/.test(name)) continue;
    const scale = /\.(mix|down)$/.test(name) ? STANDARD_DEVIATION / Math.sqrt(2 * architecture.layers) : STANDARD_DEVIATION;
    for (let at = start; at < end; at++) vector[at] = scale * rng.normal();
  }
  return vector;
}
