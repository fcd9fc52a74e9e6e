// How much room the fitted law of a domain of real numbers takes, in nats and as a volume; each such domain lists it.
import { z } from 'zod';
import { defineEntry, type Entry } from './catalogue.ts';
import type { Measure } from './contracts.ts';

/** `differential-entropy`: of the fitted law, not of a sample; silent at generation 0 and for families without an entropy. */
export function differentialEntropyOf<D>(): Entry<Measure<D>> {
  return defineEntry({
    id: 'differential-entropy',
    summary: "Differential entropy of the fitted law, and its volume relative to generation 1's.",
    parameters: z.strictObject({}),
    create: (): Measure<D> => ({
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
}
