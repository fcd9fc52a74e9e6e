// The n-grams of documents, order after order.
import { joinSpans, tokenSpans, type Spans } from './number-spans.ts';
import type { Positions } from './positions.ts';

/** The 1-grams, 2-grams, … up to `longest`; each order costs one pass. */
export function* ngramsUpTo(positions: Positions, longest: number): Generator<Spans> {
  const single = tokenSpans(positions);
  let grams = single;
  for (;;) {
    yield grams;
    if (grams.length >= longest) return;
    grams = joinSpans(grams, single, positions);
  }
}

/** The n-grams of one order, by doubling: about 2 log₂ n passes. */
export function ngramsOf(positions: Positions, n: number): Spans {
  let doubled = tokenSpans(positions);
  let grams: Spans | undefined;
  // From the lowest binary digit of n to the highest; `grams` joins the powers met so far.
  for (let left = n; ; left = Math.floor(left / 2)) {
    if (left % 2 === 1) grams = grams === undefined ? doubled : joinSpans(doubled, grams, positions);
    if (left <= 1) return grams ?? doubled;
    doubled = joinSpans(doubled, doubled, positions);
  }
}

/** How often each numbered span occurs. */
export function spanCounts({ numbers, distinct }: Spans): Uint32Array {
  const counts = new Uint32Array(distinct);
  for (let i = 0; i < numbers.length; i++) if (numbers[i]! < distinct) counts[numbers[i]!]!++;
  return counts;
}
