// Draws a token by a model's logits and a uniform of our own: what transformers.js draws by itself cannot be repeated.
import type { Rng } from '@collapse-lab/numeric';
import { decodedWeights, type Decoding } from '@collapse-lab/runner';

/** A token by inversion of the decoded law, given that it is none of `barred`. */
export function drawToken(logits: Float32Array, decoding: Decoding, rng: Rng, barred: readonly number[]): number {
  const allowed = Float64Array.from(logits);
  for (const token of barred) allowed[token] = -Infinity;
  const most = allowed.reduce((a, b) => Math.max(a, b), -Infinity);
  const weights = decodedWeights(allowed.map((logit) => Math.exp(logit - most)), decoding);
  let left = rng.uniform() * weights.reduce((sum, weight) => sum + weight, 0);
  for (let token = 0; token < weights.length; token++) if ((left -= weights[token]!) < 0) return token;
  // Rounding may leave a trace: the last possible one.
  return weights.findLastIndex((weight) => weight > 0);
}
