// Provenance filtering: a detector of synthetic items, with errors of both kinds, before training.
import { z } from 'zod';
import { takeBatch } from '../batch.ts';
import { defineEntry, type Entry } from '../catalogue.ts';
import type { Selection } from '../contracts.ts';
import { detect } from '../detect.ts';

/** Drops what the detector flags from the training batch: synthetic items at its true positive rate, real ones at its false. */
export function provenance<D>(): Entry<Selection<D>> {
  const rate = z.number().min(0).max(1);
  return defineEntry({
    id: 'provenance',
    summary: 'Drops what a detector takes for synthetic from the training batch; fewer items are left.',
    parameters: z.strictObject({
      truePositiveRate: rate.describe('share of synthetic items that are dropped'),
      falsePositiveRate: rate.describe('share of real items that are dropped'),
    }),
    create: (rates): Selection<D> => ({
      stage: 'training',
      channels: ['detector: provenance uses true origins'],
      candidates: (count) => count,
      select(batch, { algebra, streams }) {
        const flagged = detect(batch, rates, streams.rng());
        return takeBatch(algebra, batch, Uint32Array.from([...flagged.keys()].filter((i) => !flagged[i])));
      },
    }),
  });
}
