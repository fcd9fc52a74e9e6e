// Draws of indices: permutations and samples without replacement.
import type { Rng } from './rng.ts';

/** `count` distinct indices out of 0 … n − 1 in random order (partial Fisher–Yates); throws RangeError when count > n. */
export function drawWithoutReplacement(n: number, count: number, rng: Rng): Uint32Array {
  if (!(count <= n)) throw new RangeError(`count must be at most ${n}, but got ${count}`);
  if (count === 0) return new Uint32Array(0);
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  for (let i = 0; i < count; i++) {
    const j = i + rng.below(n - i);
    const chosen = order[j]!;
    order[j] = order[i]!;
    order[i] = chosen;
  }
  return order.subarray(0, count);
}

/** The indices 0 … n − 1 in random order. */
export function permutation(n: number, rng: Rng): Uint32Array {
  return drawWithoutReplacement(n, n, rng);
}
