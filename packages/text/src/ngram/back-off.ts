// Back-off laws: what was seen after a context keeps part of its share, the rest goes to what was not, by the shorter context.
import { isKnown, type Counts, type KnownGrams, type SmoothedLaw } from './smoothed-law.ts';

/** Below this the shorter context has nothing left for what was not seen, but for rounding. */
const NOTHING = 1e-12;

/**
 * p(w | h) = ratios[k − 1][c(hw)] c(hw) / c(h) for grams of k symbols that were seen (undiscounted where the list ends), and in
 * proportion to p(w | h′) for all others, so that it sums to one. Where h′ has nothing for the others either, what was
 * discounted is given back.
 */
export function backOff({ trie, frozen, base }: KnownGrams, counts: Counts, ratios: readonly Float64Array[]): Omit<SmoothedLaw, 'fallbacks'> {
  const { order, levelStart, symbol, suffix, firstChild, childCount } = trie;
  const probability = new Float64Array(symbol.length);
  const mass = new Float64Array(firstChild.length).fill(1);
  const total = new Float64Array(firstChild.length).fill(1);
  for (let k = 1; k <= order; k++) {
    const ratio = ratios[k - 1]!;
    const lower = (child: number, known: boolean): number => (k > 1 ? probability[suffix[child]!]! : known ? base.known : base.unknown);
    for (let h = levelStart[k - 1]!; h < levelStart[k]!; h++) {
      const first = firstChild[h]!;
      const last = first + childCount[h]!;
      // Stage 1: how often anything was seen, how much of it is left over, and what the shorter context gives to what was seen.
      let seen = 0;
      let left = 0;
      let covered = 0;
      for (let child = first; child < last; child++) {
        if (!isKnown(frozen, symbol[child]!)) continue;
        const count = counts[child]!;
        seen += count;
        if (count < ratio.length) left += (1 - ratio[count]!) * count;
        covered += lower(child, true);
      }
      if (k === 1 && !base.mixed) left = 0;
      const givenBack = left > 0 && 1 - covered < NOTHING;
      if (seen > 0) {
        mass[h] = givenBack ? 0 : left / seen;
        total[h] = left === 0 || givenBack ? 1 : 1 - covered;
      }
      // Stage 2: probabilities.
      const whole = givenBack ? seen - left : seen;
      for (let child = first; child < last; child++) {
        const count = counts[child]!;
        const known = isKnown(frozen, symbol[child]!);
        const kept = count < ratio.length && (k > 1 || base.mixed) ? ratio[count]! * count : count;
        probability[child] = known ? kept / whole : (mass[h]! * lower(child, false)) / total[h]!;
      }
    }
  }
  return { probability, mass, total, below: 'shorter' };
}
