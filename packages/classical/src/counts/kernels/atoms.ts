// A law of symbols as itself: not draws of it, but each symbol with its probability for a weight, as infinitely many draws would have it.
import type { Counts } from '@collapse-lab/numeric';
import { UserError } from '@collapse-lab/runner';

/** `count` atoms, the symbols in turn, which stand for `count` draws in proportion to `weights`; throws UserError when there are fewer than symbols. */
export function atomsOf(weights: Float64Array, count: number): Counts {
  const symbols = weights.length;
  if (count < symbols) throw new UserError(`size must be at least ${symbols}, so that every symbol has its atom, but got ${count}; raise it, or set sampling: items`);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const values = Uint32Array.from({ length: count }, (_, i) => i % symbols);
  const times = (symbol: number): number => Math.floor((count - 1 - symbol) / symbols) + 1;
  return { values, mass: Float64Array.from(values, (symbol) => (count * weights[symbol]!) / whole / times(symbol)) };
}
