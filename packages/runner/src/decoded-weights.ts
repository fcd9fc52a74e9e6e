// A discrete law as a decoding leaves it: cut to its likeliest symbols, then flattened or sharpened.
import type { Decoding } from './decoding.ts';

/**
 * Weights of the symbols to draw by, 0 where they are cut, for a law in proportion to `weights` ≥ 0: first topK (the k likeliest; ties
 * by ascending symbol), topP (the likeliest that together reach the probability) and minP (at least this share of the likeliest) cut it,
 * then temperature T weighs what is left by weight^(1/T): at 0 the likeliest alone, evenly where there are several; at ∞ evenly whatever is
 * possible. Not normalised.
 */
export function decodedWeights(weights: Float64Array, { temperature = 1, topK = Infinity, topP = 1, minP = 0 }: Decoding): Float64Array {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // Likeliest first; a stable sort leaves ties by ascending symbol.
  const order = [...weights.keys()].sort((a, b) => weights[b]! - weights[a]!);
  const top = weights[order[0]!]!;
  const out = new Float64Array(weights.length);
  let reached = 0;
  for (const [rank, i] of order.entries()) {
    const weight = weights[i]!;
    // As quotients: 55 of 100 is the share 0.55, whereas 0.55 · 100 is above 55.
    if (rank >= topK || reached / total >= topP || weight / top < minP) break;
    // Relative to the likeliest, so that a low temperature underflows to 0 and never overflows; at 0 only the likeliest are left.
    out[i] = temperature === 1 || weight === 0 ? weight : weight === top ? 1 : Math.exp(Math.log(weight / top) / temperature);
    reached += weight;
  }
  return out;
}
