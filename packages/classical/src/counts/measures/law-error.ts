// How far a fitted law of symbols is from the true one, symbol by symbol: exact, without a held-out sample.
import { klDivergence, totalVariation } from '@collapse-lab/diversity';
import type { Counts } from '@collapse-lab/numeric';
import { defineEntry, type Measure, type Scores } from '@collapse-lab/runner';
import { z } from 'zod';

/** `law-error`: for worlds that say how many symbols they have, and families that score. */
export const lawError = defineEntry({
  id: 'law-error',
  summary: "Distances of the fitted law, as it scores, from the world's over all of its symbols.",
  parameters: z.strictObject({}),
  create: (): Measure<Counts> => {
    const symbolsOf = new Map<number, Counts>();
    const every = (count: number): Counts => {
      if (!symbolsOf.has(count)) symbolsOf.set(count, { values: Uint32Array.from({ length: count }, (_, i) => i) });
      return symbolsOf.get(count)!;
    };
    return {
      columns: [
        { name: 'squaredError', summary: "Σ (p − q)² of the fitted probabilities p and the world's q." },
        { name: 'totalVariation', summary: '½ Σ |p − q|.' },
        { name: 'divergence', summary: 'Σ q ln(q / p), what the model loses on real data; +∞ once a real symbol is impossible.', unit: 'nats' },
      ],
      needs: ['score'],
      async measure({ model, world }) {
        const symbols = world.facts['symbols'];
        if (!model?.score || typeof symbols !== 'number') return {};
        const fitted = probabilities(await model.score(every(symbols)));
        const real = probabilities(world.score!(every(symbols)));
        const squaredError = fitted.reduce((sum, p, i) => sum + (p - real[i]!) * (p - real[i]!), 0);
        return { squaredError, totalVariation: totalVariation(fitted, real), divergence: klDivergence(real, fitted) };
      },
    };
  },
});

function probabilities({ logLikelihood }: Scores): Float64Array {
  return logLikelihood.map(Math.exp);
}
