// Entropy rate: how much is left to say, symbol by symbol, in what the model would draw for ever.
import type { Documents } from '@collapse-lab/numeric';
import { defineEntry, type Measure, type Row } from '@collapse-lab/runner';
import { z } from 'zod';

/** `entropy-rate`: of the law that is drawn from, before any decoding; silent for families that cannot tell, and at generation 0. */
export const entropyRate = defineEntry({
  id: 'entropy-rate',
  summary: 'Entropy rate of the fitted law that is drawn from.',
  parameters: z.strictObject({}),
  create: (): Measure<Documents> => ({
    columns: [{ name: 'entropyRate', summary: 'Entropy of the fitted law per symbol drawn (tokens and ends), before decoding; estimated from drawn documents where contexts are too many.', unit: 'nats' }],
    measure: ({ model }): Row => (model?.entropy ? { entropyRate: model.entropy() } : {}),
  }),
});
