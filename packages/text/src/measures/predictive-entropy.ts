// Predictive entropy: how unsure a model is of what comes next where real text has led it.
import type { Documents } from '@collapse-lab/numeric';
import { defineEntry, type Measure, type Row } from '@collapse-lab/runner';
import { z } from 'zod';

/** `predictive-entropy`: of the law before each held-out token and end, before any decoding; silent for families that cannot tell, and at generation 0. */
export const predictiveEntropy = defineEntry({
  id: 'predictive-entropy',
  summary: 'Entropy of the law of the next token along held-out real text.',
  parameters: z.strictObject({}),
  create: (): Measure<Documents> => ({
    columns: [{ name: 'predictiveEntropy', summary: 'Mean entropy of the law of the next token or end, along held-out documents, before decoding.', unit: 'nats per token' }],
    async measure({ model, heldOut }): Promise<Row> {
      if (!model?.entropies) return {};
      const entropies = await model.entropies(heldOut);
      return { predictiveEntropy: entropies.reduce((sum, each) => sum + each, 0) / entropies.length };
    },
  }),
});
