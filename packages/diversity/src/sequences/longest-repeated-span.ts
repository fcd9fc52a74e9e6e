// The longest span of tokens that occurs twice; Karp, Miller & Rosenberg (1972).
import type { Documents } from '@collapse-lab/numeric';
import { joinSpans, tokenSpans, type Spans } from '../kernels/number-spans.ts';
import { positionsOf } from '../kernels/positions.ts';

export interface RepeatedSpan {
  /** Tokens; 0 where no token repeats. */
  readonly length: number;
  /** Where the span first occurs and where again, as positions in `tokens`; the two may overlap. NaN where no token repeats. */
  readonly first: number;
  readonly second: number;
}

/**
 * The longest span that two places share, in one document or in two; the one that is complete first where several are as long. If a
 * length has a repeat, so have all shorter ones: it is doubled while it has, then filled in from the largest power of two down.
 * Linear in tokens × log length.
 */
export function longestRepeatedSpan(documents: Documents): RepeatedSpan {
  const positions = positionsOf(documents);
  const powers = [tokenSpans(positions)];
  while (repeats(powers.at(-1)!)) powers.push(joinSpans(powers.at(-1)!, powers.at(-1)!, positions));
  powers.pop();
  let longest = powers.pop();
  if (longest === undefined) return { length: 0, first: NaN, second: NaN };
  for (let power = powers.pop(); power !== undefined; power = powers.pop()) {
    const longer = joinSpans(longest, power, positions);
    if (repeats(longer)) longest = longer;
  }
  return { length: longest.length, ...firstRepeat(longest, documents.starts[0]!) };
}

function repeats({ distinct, total }: Spans): boolean {
  return distinct < total;
}

/** The earliest second occurrence, and the first occurrence of the same span. */
function firstRepeat({ numbers, distinct }: Spans, offset: number): { first: number; second: number } {
  let next = 0;
  for (let i = 0; i < numbers.length; i++) {
    if (numbers[i] === next) next++;
    else if (numbers[i]! < distinct) return { first: offset + numbers.indexOf(numbers[i]!), second: offset + i };
  }
  return { first: NaN, second: NaN };
}
