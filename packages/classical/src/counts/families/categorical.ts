// A law of symbols by their relative frequencies: on real data the empirical distribution. A loop of it is genetic drift (Wright and Fisher).
import { ArrayReader, Categorical, multinomial, packArrays, type Counts } from '@collapse-lab/numeric';
import { decodedWeights, defineFamily, unusable, type Column, type Family, type FitOutcome, type Reason, type SampleContext, type Scores } from '@collapse-lab/runner';
import { z } from 'zod';
import { atomsOf } from '../kernels/atoms.ts';
import { describeLaw, entropyOf } from '../kernels/law.ts';
import { spread, tally } from '../kernels/tally.ts';
import { unitScores } from '../kernels/unit-scores.ts';
import { atomicSamplingParameter } from '../sampling.ts';

/** What was learned. */
interface Learned {
  /** Probabilities by symbol; the last symbol of an alphabet that is not given is the largest that was seen. */
  readonly law: Float64Array;
  /** Σ w of the training items, with what smoothing adds. */
  readonly mass: number;
}

/** What a table of probabilities may hold. */
const MOST_SYMBOLS = 10_000_000;

const parameters = z
  .strictObject({
    symbols: z.union([z.int().min(1).max(MOST_SYMBOLS), z.literal('seen')]).describe('how many symbols the alphabet has, named 0, 1, …; seen: those that the training batch has, and then the free parameters are not known'),
    addK: z.number().min(0).describe('added to the occurrences of every symbol of the alphabet before the law is taken; 0 is maximum likelihood, 1 is Laplace'),
    scoreAddK: z.number().min(0).default(0).describe('added in the same way where items are scored, and not where they are drawn: with it a symbol that is lost costs a finite loss, as in language models'),
    sampling: atomicSamplingParameter,
  })
  .check(({ value, issues }) => {
    const smoothed = (['addK', 'scoreAddK'] as const).find((key) => value[key] > 0);
    if (value.symbols === 'seen' && smoothed) issues.push({ code: 'custom', input: value, path: ['symbols'], message: `must be a number where ${smoothed} is above 0, but got "seen"; give the size of the alphabet` });
  });

type Rule = z.output<typeof parameters>;

/** The columns of a law of symbols. */
export const lawColumns: readonly Column[] = [
  { name: 'support', summary: 'Symbols that have a probability above 0 under the fitted law.', unit: 'symbols' },
  { name: 'giniSimpson', summary: '1 − Σ p² of the fitted law: the probability that two draws are different symbols (heterozygosity).' },
  { name: 'largestProbability', summary: 'Probability of the likeliest symbol under the fitted law.' },
];

/** Family `categorical`: weights honoured, add-k smoothing where it is asked for. */
export const categorical = defineFamily({
  id: 'categorical',
  summary: 'Symbols by their relative frequencies in the training items, smoothed by add-k or not at all (the empirical distribution).',
  parameters,
  create: (rule) => categoricalFamily(rule),
});

function categoricalFamily(rule: Rule): Family<Counts, Learned> {
  const redraw = { items: redrawItems, statistics: redrawStatistics, atoms: undefined }[rule.sampling];
  return {
    columns: lawColumns,
    // Nothing of a law is lost to chance where it is not drawn from.
    ...(rule.symbols !== 'seen' && rule.sampling !== 'atoms' && { freeParameters: rule.symbols - 1 }),
    weighted: true,
    decodes: ['temperature', 'topK', 'topP', 'minP'],
    fit({ items, weight }) {
      const reason = unusable(items.values, weight, 1) ?? strangerAmong(items, rule);
      return reason ? { ended: reason } : learned(tally(items, weight), rule);
    },
    sample({ law }, count, context) {
      if (!redraw) return atomsOf(decodedLaw(law, context.decoding), count);
      const values = new Uint32Array(count);
      redraw(law, values, context);
      return { values };
    },
    ...(redraw && { redraw: ({ law }, { values }, context) => { redraw(law, values, context); } }),
    ...(rule.sampling === 'statistics' && { refit: ({ law }, count, context) => learned(occurrences(law, count, context), rule) }),
    score: (fitted, items) => score(fitted, items, rule),
    entropy: ({ law }) => entropyOf(law),
    parameters: ({ law }) => describeLaw(law),
    encode: ({ law, mass }) => packArrays([law, Float64Array.of(mass)]),
    decode(bytes) {
      const reader = new ArrayReader(bytes);
      return { law: reader.f64(), mass: reader.f64()[0]! };
    },
  };
}

function score({ law, mass }: Learned, items: Counts, { symbols, scoreAddK: k }: Rule): Scores {
  if (k === 0 || symbols === 'seen') return unitScores(items, (symbol) => Math.log(law[symbol] ?? 0));
  const whole = mass + k * symbols;
  const scores = unitScores(items, (symbol) => (symbol < symbols ? Math.log((law[symbol]! * mass + k) / whole) : -Infinity));
  return { ...scores, possible: Uint8Array.from(items.values, (symbol) => ((law[symbol] ?? 0) > 0 ? 1 : 0)) };
}

/** Why a symbol cannot be learned: it is none of the alphabet, or no table would hold it. */
export function strangerAmong({ values }: Counts, { symbols }: Pick<Rule, 'symbols'>): Reason | undefined {
  const size = symbols === 'seen' ? MOST_SYMBOLS : symbols;
  let largest = -1;
  for (let i = 0; i < values.length; i++) if (values[i]! > largest) largest = values[i]!;
  if (largest < size) return undefined;
  const stranger = values.find((symbol) => symbol >= size);
  return { code: 'unknown-symbol', message: `symbol ${stranger} is none of the ${size} that there may be` };
}

/** (count + k) / (n + k · symbols), written over the counts where there is room for every symbol. */
function learned(seen: Float64Array, { symbols, addK }: Rule): FitOutcome<Learned> {
  const size = symbols === 'seen' ? seen.length : symbols;
  const law = seen.length === size ? seen : new Float64Array(size);
  if (law !== seen) law.set(seen);
  let mass = 0;
  for (let i = 0; i < law.length; i++) mass += law[i]! += addK;
  for (let i = 0; i < law.length; i++) law[i]! /= mass;
  return { fitted: { law, mass } };
}

function redrawItems(law: Float64Array, values: Uint32Array, { streams, decoding }: SampleContext): void {
  const table = new Categorical(decodedLaw(law, decoding));
  const rng = streams.fork('noise').rng();
  for (let i = 0; i < values.length; i++) values[i] = table.draw(rng);
}

function redrawStatistics(law: Float64Array, values: Uint32Array, context: SampleContext): void {
  const order = context.streams.fork('order').rng();
  spread(occurrences(law, values.length, context), values, (n) => order.below(n));
}

/** How often each symbol comes in `count` draws. */
function occurrences(law: Float64Array, count: number, { streams, decoding }: SampleContext): Float64Array {
  const counts = new Float64Array(law.length);
  multinomial(count, decodedLaw(law, decoding), counts, streams.fork('statistics').rng());
  return counts;
}

/** The law as it is where nothing is asked of it, which spares it a sort. */
function decodedLaw(law: Float64Array, decoding: SampleContext['decoding']): Float64Array {
  const { temperature = 1, topK = Infinity, topP = 1, minP = 0 } = decoding;
  return temperature === 1 && topK >= law.length && topP === 1 && minP === 0 ? law : decodedWeights(law, decoding);
}
