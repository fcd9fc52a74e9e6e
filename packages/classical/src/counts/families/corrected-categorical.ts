// A law of symbols by one who knows how much of the data is the model's own: each batch is freed of that share, and batches are averaged by
// what they tell (Kanabar and Gastpar 2025).
import { ArrayReader, Categorical, packArrays, type Counts } from '@collapse-lab/numeric';
import { defineFamily, unusable, UserError, type Column, type Family, type FitOutcome } from '@collapse-lab/runner';
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
  realShare: z.number().gt(0).max(1).describe('α, the share of real items in every batch after the first, which is real altogether; of their weight where items weigh'),
});

const columns: readonly Column[] = [...lawColumns, { name: 'worth', summary: 'Σ n α² over all batches so far, the real items that the estimate is worth; the first batch has α = 1.', unit: 'items' }];

/**
 * Family `corrected-categorical`: P̂_t is the mean of (p̂_i − (1 − α) P̂_(i−1)) / α with weights n_i α², unbiased before it is cut to be drawn from. Where items weigh,
 * p̂_i is Σ v 1{x} / Σ v, and n_i the number of equal items that tell as much, (Σ v)² / Σ v² (Kish).
 */
export const correctedCategorical = defineFamily({
  id: 'corrected-categorical',
  summary: 'Symbols by all batches so far, each freed of the share that the model before it drew: unbiased where the real share is known.',
  parameters,
  create: (rule): Family<Counts, Corrected> => ({
    columns,
    freeParameters: rule.symbols - 1,
    weighted: true,
    check(_, opening) {
      if (opening?.sample.mass) throw new UserError('items for family "corrected-categorical" must be drawn, as it goes by how many they are, but got atoms of a law; set world.sampling=items');
    },
    fit({ items, weight }, { previous }): FitOutcome<Corrected> {
      const reason = unusable(items.values, weight, 1) ?? strangerAmong(items, rule);
      return reason ? { ended: reason } : learned(tally(items, weight, rule.symbols), worthOf(items, weight), rule.realShare, previous);
    },
    sample({ law }, count, { streams }) {
      const table = new Categorical(law);
      const rng = streams.fork('noise').rng();
      const values = new Uint32Array(count);
      for (let i = 0; i < count; i++) values[i] = table.draw(rng);
      return { values };
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

/** (Σ v)² / Σ v², the number of items where all weigh alike. */
function worthOf({ values }: Counts, weight: Float64Array | undefined): number {
  if (!weight) return values.length;
  let [sum, squares] = [0, 0];
  for (const w of weight) {
    sum += w;
    squares += w * w;
  }
  return (sum * sum) / squares;
}

function learned(counts: Float64Array, n: number, realShare: number, previous: Corrected | undefined): FitOutcome<Corrected> {
  const real = previous ? realShare : 1;
  const gained = n * real * real;
  const whole = counts.reduce((sum, count) => sum + count, 0);
  const worth = (previous?.worth ?? 0) + gained;
  const estimate = counts.map((count, symbol) => {
    const freed = (count / whole - (1 - real) * (previous?.law[symbol] ?? 0)) / real;
    return ((previous?.worth ?? 0) * (previous?.estimate[symbol] ?? 0) + gained * freed) / worth;
  });
  const mass = estimate.reduce((sum, p) => sum + Math.max(p, 0), 0);
  return { fitted: { estimate, law: estimate.map((p) => Math.max(p, 0) / mass), worth } };
}
