// A law of symbols by one who knows how much of the data is the model's own: each batch is freed of that share, and batches are averaged by
// what they tell (Kanabar and Gastpar 2025).
import { ArrayReader, Categorical, packArrays, type Counts } from '@collapse-lab/numeric';
import { defineFamily, unusable, type Column, type Family, type FitOutcome } from '@collapse-lab/runner';
import { z } from 'zod';
import { describeLaw, entropyOf } from '../kernels/law.ts';
import { tally } from '../kernels/tally.ts';
import { unitScores } from '../kernels/unit-scores.ts';
import { lawColumns, strangerAmong } from './categorical.ts';

/** What was learned of all batches so far. */
interface Corrected {
  /** Unbiased probabilities, which may be below 0. */
  readonly estimate: Float64Array;
  /** What is drawn from: the estimate, its negative parts as 0. */
  readonly law: Float64Array;
  /** Σ n α², the real items that the estimate is worth. */
  readonly worth: number;
}

const parameters = z.strictObject({
  symbols: z.int().min(1).max(10_000_000).describe('how many symbols the alphabet has, named 0, 1, …'),
  realShare: z.number().gt(0).max(1).describe('α, the share of real items in every batch after the first, which is real altogether'),
});

const columns: readonly Column[] = [...lawColumns, { name: 'worth', summary: 'Σ n α² over all batches so far, the real items that the estimate is worth; the first batch has α = 1.', unit: 'items' }];

/** Family `corrected-categorical`: P̂_t is the mean of (p̂_i − (1 − α) P̂_(i−1)) / α with weights n_i α², unbiased before it is cut to be drawn from. */
export const correctedCategorical = defineFamily({
  id: 'corrected-categorical',
  summary: 'Symbols by all batches so far, each freed of the share that the model before it drew: unbiased where the real share is known.',
  parameters,
  create: (rule): Family<Counts, Corrected> => ({
    columns,
    freeParameters: rule.symbols - 1,
    fit({ items }, { previous }): FitOutcome<Corrected> {
      const reason = unusable(items.values, undefined, 1) ?? strangerAmong(items, rule);
      return reason ? { ended: reason } : learned(tally(items, undefined, rule.symbols), items.values.length, rule.realShare, previous);
    },
    sample({ law }, count, { streams }) {
      const table = new Categorical(law);
      const rng = streams.fork('noise').rng();
      return { values: Uint32Array.from({ length: count }, () => table.draw(rng)) };
    },
    score: ({ law }, items) => unitScores(items, (symbol) => Math.log(law[symbol] ?? 0)),
    entropy: ({ law }) => entropyOf(law),
    parameters: ({ law, worth }) => ({ ...describeLaw(law), worth }),
    encode: ({ estimate, law, worth }) => packArrays([estimate, law, Float64Array.of(worth)]),
    decode(bytes) {
      const reader = new ArrayReader(bytes);
      return { estimate: reader.f64(), law: reader.f64(), worth: reader.f64()[0]! };
    },
  }),
});

function learned(counts: Float64Array, n: number, realShare: number, previous: Corrected | undefined): FitOutcome<Corrected> {
  const real = previous ? realShare : 1;
  const gained = n * real * real;
  const worth = (previous?.worth ?? 0) + gained;
  const estimate = counts.map((count, symbol) => {
    const freed = (count / n - (1 - real) * (previous?.law[symbol] ?? 0)) / real;
    return ((previous?.worth ?? 0) * (previous?.estimate[symbol] ?? 0) + gained * freed) / worth;
  });
  const mass = estimate.reduce((sum, p) => sum + Math.max(p, 0), 0);
  return { fitted: { estimate, law: estimate.map((p) => Math.max(p, 0) / mass), worth } };
}
