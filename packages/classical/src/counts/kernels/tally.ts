// How often each symbol comes, and the law that follows.
import type { Counts } from '@collapse-lab/numeric';

/** Occurrences by symbol, from 0 to the largest that occurs and at least to `atLeast` − 1, each weighing as its item does. */
export function tally({ values }: Counts, weight?: Float64Array, atLeast = 0): Float64Array {
  let length = atLeast;
  for (let i = 0; i < values.length; i++) if (values[i]! >= length) length = values[i]! + 1;
  const counts = new Float64Array(length);
  for (let i = 0; i < values.length; i++) counts[values[i]!]! += weight ? weight[i]! : 1;
  return counts;
}

/** Draws each symbol as often as `counts` says, and shuffles them, over `values`; as many as there are places. */
export function spread(counts: Float64Array, values: Uint32Array, below: (n: number) => number): void {
  let at = 0;
  for (let symbol = 0; symbol < counts.length; symbol++) {
    // What is independent has no order: each symbol comes with equal chance in every place (Fisher and Yates, from the inside).
    for (let left = counts[symbol]!; left > 0; left--, at++) {
      const place = below(at + 1);
      values[at] = values[place]!;
      values[place] = symbol;
    }
  }
}

/** How often each symbol that occurs does, in no particular order; atoms count as many draws as they stand for. */
export function symbolCounts({ values, mass }: Counts): Float64Array {
  if (mass) return tally({ values }, mass).filter((count) => count > 0);
  const sorted = values.toSorted();
  const counts: number[] = [];
  for (let i = 0, from = 0; i < sorted.length; i++) {
    if (sorted[i + 1] === sorted[i]) continue;
    counts.push(i + 1 - from);
    from = i + 1;
  }
  return Float64Array.from(counts);
}
