// BLEU from its parts: matches and totals by order, and two lengths; Papineni et al. (2002).

/**
 * What an order without a match counts as: `epsilon` 0.1 matches (Chen & Cherry 2014, method 1, as in NLTK), `exponential` 1/2,
 * 1/4, … (their method 3, as in sacreBLEU; an order without n-grams makes the score 0), `none` nothing, so that the score is 0.
 */
export type BleuSmoothing = 'epsilon' | 'exponential' | 'none';

export interface BleuParts {
  /** Clipped matches and n-grams of the hypothesis, by order − 1. */
  readonly matches: ArrayLike<number>;
  readonly totals: ArrayLike<number>;
  readonly hypothesisLength: number;
  readonly referenceLength: number;
}

/**
 * Brevity penalty × geometric mean of the precisions, 0 … 1; 0 where no token matches. `effectiveOrder` averages over the
 * orders that the hypothesis is long enough for (exponential smoothing only).
 */
export function bleu(parts: BleuParts, smoothing: BleuSmoothing, effectiveOrder = false): number {
  const { matches, totals, hypothesisLength, referenceLength } = parts;
  if (!(matches[0]! > 0)) return 0;
  let logSum = 0;
  let orders = matches.length;
  let halves = 1;
  for (let k = 0; k < matches.length; k++) {
    if (totals[k] === 0 && smoothing === 'exponential') {
      if (!effectiveOrder) return 0;
      orders = k;
      break;
    }
    let hits = matches[k]!;
    if (hits === 0) {
      if (smoothing === 'none') return 0;
      hits = smoothing === 'epsilon' ? 0.1 : 1 / (halves *= 2);
    }
    logSum += Math.log(hits / Math.max(1, totals[k]!));
  }
  const penalty = hypothesisLength > referenceLength ? 0 : 1 - referenceLength / hypothesisLength;
  return Math.exp(penalty + logSum / orders);
}
