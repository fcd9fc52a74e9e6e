// How much room the fitted law takes on the line, in nats and as a volume.
import type { Points } from '@collapse-lab/numeric';
import { defineEntry, type Measure } from '@collapse-lab/runner';
import { z } from 'zod';

/** `differential-entropy`: of the fitted law, not of a sample; silent at generation 0 and for families without an entropy. */
export const differentialEntropy = defineEntry({
  id: 'differential-entropy',
  summary: "Differential entropy of the fitted law, and its volume relative to generation 1's.",
  parameters: z.strictObject({}),
  create: (): Measure<Points> => ({
    columns: [
      { name: 'differentialEntropy', summary: 'Differential entropy −∫ p ln p of the fitted law; −∞ once it has no width.', unit: 'nats' },
      { name: 'volumeSupport', summary: "exp(h − h₁), the law's effective volume relative to generation 1's; NaN where h₁ is infinite." },
    ],
    measure({ model, baseline }) {
      if (!model?.entropy) return {};
      const entropy = model.entropy();
      const first = baseline ? (baseline['differentialEntropy'] ?? NaN) : entropy;
      return { differentialEntropy: entropy, volumeSupport: Math.exp(entropy - first) };
    },
  }),
});
