// Where the training batch came from: what share of it was born how many generations ago.
import { z } from 'zod';
import { birthsOf } from '../births.ts';
import { defineEntry, type Entry } from '../catalogue.ts';
import type { Column, Measure, Row } from '../contracts.ts';

/** Ages are binned by powers of two, so that a row stays short however long the loop: 1, 2–3, 4–7, … generations. */
const BINS = 24;

const columns: readonly Column[] = Array.from({ length: BINS }, (_, k) => ({
  name: nameOf(k),
  summary: `Share of the training items that were drawn ${k === 0 ? '1 generation' : `${1 << k} to ${(2 << k) - 1} generations`} before; absent when there are none.`,
}));

function nameOf(bin: number): string {
  return bin === 0 ? 'bornAgo1' : `bornAgo${1 << bin}to${(2 << bin) - 1}`;
}

/** `origins`: the histogram of the training batch over generations of birth; the share that is real is `realShare` of `sizes`. */
export function origins<D>(): Entry<Measure<D>> {
  return defineEntry({
    id: 'origins',
    summary: 'Shares of the training batch by how many generations ago they were drawn.',
    parameters: z.strictObject({}),
    create: (): Measure<D> => ({
      columns,
      measure({ generation, training: { bornIn } }): Row {
        const counts = new Float64Array(BINS);
        // Age in generations is at least 1; the position of its highest bit is its bin.
        for (const [birth, items] of birthsOf(bornIn)) if (birth > 0) counts[31 - Math.clz32(generation - birth)]! += items;
        const row: Record<string, number> = {};
        counts.forEach((count, k) => { if (count > 0) row[nameOf(k)] = count / bornIn.length; });
        return row;
      },
    }),
  });
}
