// Experience: the model proposes and the world answers, so that what an agent learns from is what its own actions bring.
import { permutation } from '@collapse-lab/numeric';
import { z } from 'zod';
import { concatBatches, takeBatch, wholeShare } from '../batch.ts';
import { defineEntry } from '../catalogue.ts';
import { percent } from '../channel-words.ts';
import type { Policy } from '../contracts.ts';

/** Which proposals are answered is drawn in one order, so that those of a smaller share are among those of a larger one. */
export const experience = defineEntry({
  id: 'experience',
  summary: 'What the last model proposed, with outcomes from the world in place of its own.',
  parameters: z.strictObject({
    answered: z.number().min(0).max(1).describe('share of the proposals that the world answers, floored; the others keep the outcome that the model drew'),
    keep: z.enum(['last', 'all']).describe("last: the last model's proposals alone; all: a replay buffer of the real sample and all experience so far"),
  }),
  create: ({ answered, keep }): Policy => ({
    channels: [
      ...(answered > 0 ? [`outcomes: the world answers ${percent(answered)} of proposals`] : []),
      ...(keep === 'all' ? ['the real sample of generation 0, kept in every batch'] : []),
    ],
    remembers: keep === 'all' ? ['training'] : [],
    needs: ['respond'],
    compose({ synthetic, training }, { algebra, streams, respond }) {
      const order = permutation(synthetic.bornIn.length, streams.rng());
      const asked = wholeShare(answered, order.length);
      const experienced = [respond(takeBatch(algebra, synthetic, order.subarray(0, asked))), takeBatch(algebra, synthetic, order.subarray(asked))];
      // The last training batch is the buffer as it was.
      return concatBatches(algebra, keep === 'all' ? [training, ...experienced] : experienced);
    },
  }),
});
