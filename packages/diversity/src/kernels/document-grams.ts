// Which spans each document has, and how often: the rows of a sparse document × span matrix.
import type { Documents } from '@collapse-lab/numeric';
import { NONE, type Spans } from './number-spans.ts';

/** Document d has the different spans `numbers[starts[d]] … numbers[starts[d + 1] − 1]`, each `counts` times, in order of appearance. */
export interface DocumentGrams {
  readonly starts: Uint32Array;
  readonly numbers: Uint32Array;
  readonly counts: Uint32Array;
  /** Different spans in all documents; numbers are below it. */
  readonly distinct: number;
}

/** Collects spans by document; linear in tokens. */
export function documentGrams(documents: Documents, { numbers, distinct, total }: Spans): DocumentGrams {
  const count = documents.starts.length - 1;
  const starts = new Uint32Array(count + 1);
  const found = new Uint32Array(total);
  const counts = new Uint32Array(total);
  // lastAt[number] is 1 + where the span was last entered; entries before this document's first are another's.
  const lastAt = new Uint32Array(distinct);
  let entries = 0;
  for (let d = 0; d < count; d++) {
    for (let i = documents.starts[d]! - documents.starts[0]!; i < documents.starts[d + 1]! - documents.starts[0]!; i++) {
      const number = numbers[i]!;
      if (number === NONE) continue;
      if (lastAt[number]! <= starts[d]!) {
        found[entries] = number;
        lastAt[number] = ++entries;
      }
      counts[lastAt[number]! - 1]!++;
    }
    starts[d + 1] = entries;
  }
  return { starts, numbers: found.subarray(0, entries), counts: counts.subarray(0, entries), distinct };
}

/** In how many documents each span occurs. */
export function documentFrequencies({ numbers, distinct }: DocumentGrams): Uint32Array {
  const frequencies = new Uint32Array(distinct);
  for (let e = 0; e < numbers.length; e++) frequencies[numbers[e]!]!++;
  return frequencies;
}
