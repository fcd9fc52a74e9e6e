// Parameters before any training: every matrix keeps the scale of what it is given (LeCun et al. 1998, Efficient BackProp, §4.6), and every
// residual branch begins as nothing (Zhang, Dauphin & Ma 2019, Fixup).
import { parameterCount, placesOf } from '@collapse-lab/onnx-autodiff';
import type { Rng } from '@collapse-lab/numeric';
import { parameterShapes, type Architecture } from './network.ts';

/**
 * Matrices are normal with variance 1 over the numbers that they sum up, for the embeddings the width, since they are the output layer too;
 * those that add to the residual stream are 0, gains 1 and biases 0. The standard deviation 0.02 of GPT-2 is made for hundreds of channels:
 * at 64 attention and hidden layers hardly move at first, and half a million tokens of Moby Dick (BPE 512) are spent on the law of single tokens.
 */
export function initialParameters(architecture: Architecture, rng: Rng): Float32Array {
  const shapes = parameterShapes(architecture);
  const vector = new Float32Array(parameterCount(shapes));
  for (const { name, start, end } of placesOf(shapes)) {
    if (name.endsWith('.gain')) vector.fill(1, start, end);
    if (/\.(gain|bias|mix|down)$/.test(name)) continue;
    const scale = 1 / Math.sqrt(/^(tokens|positions)$/.test(name) ? architecture.width : shapes[name]![0]!);
    for (let at = start; at < end; at++) vector[at] = scale * rng.normal();
  }
  return vector;
}
