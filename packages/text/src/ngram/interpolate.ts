// The one formula behind most smoothings: discounted counts, and a share for the shorter context (Chen & Goodman 1998, section 2).
import { isKnown, type Counts, type KnownGrams, type SmoothedLaw } from './smoothed-law.ts';

/** How counts become probabilities: p(w | h) = (c(hw) − D(c(hw)) + m(h) p(w | h′)) / n(h). */
export interface Interpolation {
  /** Per order k, at 3 (k − 1): what is taken from counts up to 1, up to 2, and above; never more than the count. */
  readonly discounts: Float64Array;
  /** What m(h) and n(h) get for every distinct symbol seen after h. */
  readonly perType: number;
  /** What m(h) and n(h) get besides. */
  readonly constant: number;
  readonly below: 'shorter' | 'base';
  readonly fallbacks?: number;
}

/** No discounts at any order. */
export function noDiscounts(order: number): Float64Array {
  return new Float64Array(3 * order);
}

/**
 * The law of these counts: n(h) = Σ c(hw) + perType · T(h) + constant and m(h) = Σ D(c(hw)) + perType · T(h) + constant, sums and
 * distinct symbols T(h) over the vocabulary. Where nothing of it was seen after h, p(w | h) = p(w | h′).
 */
export function interpolate({ trie, frozen, base }: KnownGrams, counts: Counts, rule: Interpolation): SmoothedLaw {
  const { order, levelStart, symbol, suffix, firstChild, childCount } = trie;
  const { discounts, perType, constant, below } = rule;
  const probability = new Float64Array(symbol.length);
  const mass = new Float64Array(firstChild.length);
  const total = new Float64Array(firstChild.length);
  for (let k = 1; k <= order; k++) {
    const mixed = k > 1 || base.mixed;
    const [one, two, more] = [discounts[3 * k - 3]!, discounts[3 * k - 2]!, discounts[3 * k - 1]!];
    const discount = (count: number): number => Math.min(count, count <= 1 ? one : count <= 2 ? two : more);
    // Stage 1: what the shorter context gives, all of it at once, as it is read from far apart.
    const deep = k > 1 && below === 'shorter';
    for (let node = levelStart[k]!; node < levelStart[k + 1]!; node++) {
      probability[node] = deep ? probability[suffix[node]!]! : isKnown(frozen, symbol[node]!) ? base.known : base.unknown;
    }
    for (let h = levelStart[k - 1]!; h < levelStart[k]!; h++) {
      const first = firstChild[h]!;
      const last = first + childCount[h]!;
      // Stage 2: sums over the symbols seen; where unigrams are relative frequencies nothing is taken from them.
      let seen = 0;
      let taken = 0;
      let distinct = 0;
      for (let child = first; child < last; child++) {
        const count = counts[child]!;
        if (count === 0 || !isKnown(frozen, symbol[child]!)) continue;
        seen += count;
        taken += discount(count);
        distinct++;
      }
      const added = perType * distinct + constant;
      const m = seen === 0 ? 1 : mixed ? taken + added : 0;
      const n = seen === 0 ? 1 : mixed ? seen + added : seen;
      mass[h] = m;
      total[h] = n;
      // Stage 3: their probabilities; a symbol outside the vocabulary gets the unknown one's.
      for (let child = first; child < last; child++) {
        const count = seen > 0 && isKnown(frozen, symbol[child]!) ? counts[child]! : 0;
        const kept = mixed ? count - discount(count) : count;
        probability[child] = (kept + m * probability[child]!) / n;
      }
    }
  }
  return { probability, mass, total, below, fallbacks: rule.fallbacks ?? 0 };
}
