// A coin: success or failure, by the share of successes. The smallest law that can lose something for ever.
import { ArrayReader, binomial, packArrays, type Counts } from '@collapse-lab/numeric';
import { defineFamily, unusable, UserError, type Decoding, type Family, type FitOutcome, type Reason, type SampleContext } from '@collapse-lab/runner';
import { weightedMean } from '@collapse-lab/statistics';
import { z } from 'zod';
import { spread } from '../kernels/tally.ts';
import { unitScores } from '../kernels/unit-scores.ts';
import { samplingParameter, type Sampling } from '../sampling.ts';

/** Probability of a success, of a 1. */
type Coin = number;

/** Family `bernoulli`: maximum likelihood, which is unbiased. */
export const bernoulli = defineFamily({
  id: 'bernoulli',
  summary: 'Zeros and ones by the share of ones.',
  parameters: z.strictObject({ sampling: samplingParameter }),
  create: ({ sampling }) => bernoulliFamily(sampling),
});

function bernoulliFamily(sampling: Sampling): Family<Counts, Coin> {
  const redraw = sampling === 'items' ? redrawItems : redrawStatistics;
  return {
    columns: [{ name: 'successProbability', summary: 'Fitted probability of a 1: ones over items.' }],
    freeParameters: 1,
    weighted: true,
    decodes: ['temperature'],
    check(items) {
      const { message } = strangerAmong(items) ?? {};
      if (message) throw new UserError(`items must be 0 or 1 for the family bernoulli, but ${message}; take the family categorical or poisson`);
    },
    fit({ items, weight }): FitOutcome<Coin> {
      const reason = unusable(items.values, weight, 1) ?? strangerAmong(items);
      return reason ? { ended: reason } : { fitted: weightedMean(items.values, weight) };
    },
    sample(coin, count, context) {
      const values = new Uint32Array(count);
      redraw(coin, values, context);
      return { values };
    },
    redraw: (coin, { values }, context) => { redraw(coin, values, context); },
    ...(sampling === 'statistics' && { refit: (coin, count, context) => ({ fitted: successes(coin, count, context) / count }) }),
    score: (coin, items) => unitScores(items, (value) => (value === 0 ? Math.log1p(-coin) : value === 1 ? Math.log(coin) : -Infinity)),
    entropy: (coin) => -[coin, 1 - coin].reduce((sum, p) => sum + (p > 0 ? p * Math.log(p) : 0), 0),
    parameters: (coin) => ({ successProbability: coin }),
    encode: (coin) => packArrays([Float64Array.of(coin)]),
    decode: (bytes) => new ArrayReader(bytes).f64()[0]!,
  };
}

function strangerAmong({ values }: Counts): Reason | undefined {
  const at = values.findIndex((value) => value > 1);
  return at < 0 ? undefined : { code: 'not-binary', message: `item ${at} is ${values[at]}` };
}

function redrawItems(coin: Coin, values: Uint32Array, { streams, decoding }: SampleContext): void {
  const drawn = decoded(coin, decoding);
  const rng = streams.fork('noise').rng();
  for (let i = 0; i < values.length; i++) values[i] = rng.uniform() < drawn ? 1 : 0;
}

function redrawStatistics(coin: Coin, values: Uint32Array, context: SampleContext): void {
  const ones = successes(coin, values.length, context);
  const order = context.streams.fork('order').rng();
  spread(Float64Array.of(values.length - ones, ones), values, (n) => order.below(n));
}

function successes(coin: Coin, count: number, { streams, decoding }: SampleContext): number {
  return binomial(count, decoded(coin, decoding), streams.fork('statistics').rng());
}

/** p^(1/T) / (p^(1/T) + (1 − p)^(1/T)). */
function decoded(coin: Coin, { temperature = 1 }: Decoding): Coin {
  if (temperature === 1 || coin === 0 || coin === 0.5 || coin === 1) return coin;
  return 1 / (1 + Math.exp(Math.log((1 - coin) / coin) / temperature));
}
