// Self-BLEU: how well each document is covered by all the others; Zhu et al. (2018), Texygen.
import type { Documents } from '@collapse-lab/numeric';
import { bleu, type BleuSmoothing } from '../kernels/bleu.ts';
import { documentGrams, type DocumentGrams } from '../kernels/document-grams.ts';
import { ngramsUpTo } from '../kernels/ngrams.ts';
import { positionsOf } from '../kernels/positions.ts';

export interface SelfBleuOptions {
  /** Orders 1 … longest, equally weighted. */
  readonly longest: number;
  readonly smoothing: BleuSmoothing;
  /** With `exponential` smoothing: leave out orders that a document is too short for. */
  readonly effectiveOrder?: boolean;
}

/**
 * Mean BLEU, 0 … 1, of every document against all others, with the closest length (the shorter of two) as the reference's; NaN
 * below two documents. Exact and linear in tokens: an n-gram is clipped at its largest count in another document, which is its
 * largest or its second largest over all. Rises with the number of documents: compare at equal numbers.
 */
export function selfBleu(documents: Documents, { longest, smoothing, effectiveOrder = false }: SelfBleuOptions): number {
  const count = documents.starts.length - 1;
  if (count < 2) return NaN;
  const lengths = Uint32Array.from({ length: count }, (_, d) => documents.starts[d + 1]! - documents.starts[d]!);
  const matches = Array.from({ length: count }, () => new Float64Array(longest));
  for (const grams of ngramsUpTo(positionsOf(documents), longest)) {
    clippedMatches(documentGrams(documents, grams)).forEach((hits, d) => (matches[d]![grams.length - 1] = hits));
  }
  const references = closestOtherLengths(lengths);
  let sum = 0;
  for (let d = 0; d < count; d++) {
    const totals = Float64Array.from({ length: longest }, (_, k) => Math.max(0, lengths[d]! - k));
    sum += bleu({ matches: matches[d]!, totals, hypothesisLength: lengths[d]!, referenceLength: references[d]! }, smoothing, effectiveOrder);
  }
  return sum / count;
}

/** Σ min(count here, largest count in another document) over each document's n-grams. */
function clippedMatches({ starts, numbers, counts, distinct }: DocumentGrams): Float64Array {
  const largest = new Uint32Array(distinct);
  const second = new Uint32Array(distinct);
  const owner = new Uint32Array(distinct);
  for (let d = 0; d + 1 < starts.length; d++) {
    for (let e = starts[d]!; e < starts[d + 1]!; e++) {
      const gram = numbers[e]!;
      if (counts[e]! > largest[gram]!) {
        second[gram] = largest[gram]!;
        largest[gram] = counts[e]!;
        owner[gram] = d;
      } else if (counts[e]! > second[gram]!) {
        second[gram] = counts[e]!;
      }
    }
  }
  const hits = new Float64Array(starts.length - 1);
  for (let d = 0; d + 1 < starts.length; d++) {
    for (let e = starts[d]!; e < starts[d + 1]!; e++) {
      const gram = numbers[e]!;
      hits[d]! += Math.min(counts[e]!, owner[gram] === d ? second[gram]! : largest[gram]!);
    }
  }
  return hits;
}

/** For each length, the nearest of the others; the shorter of two equally near. */
function closestOtherLengths(lengths: Uint32Array): Uint32Array {
  const order = Uint32Array.from(lengths, (_, d) => d).sort((a, b) => lengths[a]! - lengths[b]!);
  const closest = new Uint32Array(lengths.length);
  for (let r = 0; r < order.length; r++) {
    const own = lengths[order[r]!]!;
    const below = r > 0 ? lengths[order[r - 1]!]! : -Infinity;
    const above = r + 1 < order.length ? lengths[order[r + 1]!]! : Infinity;
    closest[order[r]!] = own - below <= above - own ? below : above;
  }
  return closest;
}
