// Exact deduplication: of equal items the first is kept.
import { z } from 'zod';
import { takeBatch } from '../batch.ts';
import { defineEntry, type Entry } from '../catalogue.ts';
import type { Selection } from '../contracts.ts';

/** Bytes as text, a character each: windows-1252, as this label means, has another character for every byte. */
const oneByte = new TextDecoder('latin1');

/** Items are equal when their encodings are the same bytes. */
export function dedupe<D>(): Entry<Selection<D>> {
  return defineEntry({
    id: 'dedupe',
    summary: 'Of equal items the first; fewer items are left.',
    parameters: z.strictObject({}),
    create: (): Selection<D> => ({
      candidates: (count) => count,
      select(candidates, { algebra }) {
        const seen = new Set<string>();
        const kept: number[] = [];
        for (let i = 0; i < candidates.bornIn.length; i++) {
          const key = oneByte.decode(algebra.encode(algebra.take(candidates.items, Uint32Array.of(i))));
          if (seen.has(key)) continue;
          seen.add(key);
          kept.push(i);
        }
        return takeBatch(algebra, candidates, Uint32Array.from(kept));
      },
    }),
  });
}
