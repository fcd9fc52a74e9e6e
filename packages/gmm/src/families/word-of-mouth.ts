// Word of mouth: Gaussian learners in a row, of whom the first observes the world and each other one the last one's opinion through noise;
// the last opinion is what all believe next (Krishnamurthy and Rojas; Da Col et al.).
import { ArrayReader, packArrays, scalars, type Points, type Rng } from '@collapse-lab/numeric';
import { defineFamily, unusable, type Column, type Family, type FitOutcome } from '@collapse-lab/runner';
import { z } from 'zod';
import { gaussianLogDensities } from '../gaussian/line.ts';
import { lineValues, pointScores } from '../line.ts';

/** What all believe: a Gaussian about the unknown mean. */
interface Belief {
  readonly mean: number;
  readonly precision: number;
}

const parameters = z.strictObject({
  agents: z.int().min(1).max(16).describe('m, the learners in a row; 1 is a Kalman filter that observes the world itself'),
  observation: z.number().positive().describe('standard deviation of an observation about the unknown mean'),
  hearing: z.number().positive().describe("standard deviation of the noise with which one hears another's opinion"),
  prior: z.number().positive().describe('precision of what all believe at first, about 0'),
});

type Rule = z.output<typeof parameters>;

const columns: readonly Column[] = [
  { name: 'fittedMean', summary: 'What all believe the mean to be.' },
  { name: 'precision', summary: 'Precision of that belief, one over its variance; it does not depend on the data.' },
];

/** Family `word-of-mouth`: for the policy fresh-every with 1, so that each generation observes the world anew. */
export const wordOfMouth = defineFamily({
  id: 'word-of-mouth',
  summary: 'Gaussian learners in a row, the first of whom observes the training items, while each other one hears the opinion before it.',
  parameters,
  create: (rule): Family<Points, Belief> => ({
    columns,
    fit({ items }, { previous = { mean: 0, precision: rule.prior }, streams }): FitOutcome<Belief> {
      const values = lineValues(items);
      const reason = unusable(values, undefined, 1);
      return reason ? { ended: reason } : { fitted: believed(values, rule, previous, streams.fork('hearing').rng()) };
    },
    sample({ mean }, count, { streams }) {
      const values = new Float64Array(count);
      streams.fork('noise').rng().fillNormals(values, mean, rule.observation);
      return scalars(values);
    },
    score: ({ mean }, items) => pointScores(gaussianLogDensities({ mean, variance: rule.observation * rule.observation }, lineValues(items))),
    parameters: ({ mean, precision }) => ({ fittedMean: mean, precision }),
    encode: ({ mean, precision }) => packArrays([Float64Array.of(mean, precision)]),
    decode(bytes) {
      const [mean = NaN, precision = NaN] = new ArrayReader(bytes).f64();
      return { mean, precision };
    },
  }),
});

/**
 * Each learner has a noisy measurement of the mean, of variance v: the first the mean of its observations, each other one the opinion that it hears, freed of
 * the belief that went into it. An opinion moves from the public belief by the gain a = (1/v) / (ρ + 1/v); what is heard, less (1 − a) times that belief
 * and over a, measures the mean with variance v + hearing² / a².
 */
function believed(values: Float64Array, { agents, observation, hearing }: Rule, { mean, precision }: Belief, rng: Rng): Belief {
  let measured = values.reduce((sum, x) => sum + x, 0) / values.length;
  let variance = (observation * observation) / values.length;
  for (let agent = 1; agent < agents; agent++) {
    const gain = 1 / (precision * variance + 1);
    // The opinion is mean + gain · (measured − mean).
    measured += (hearing * rng.normal()) / gain;
    variance += (hearing * hearing) / (gain * gain);
  }
  const gain = 1 / (precision * variance + 1);
  return { mean: mean + gain * (measured - mean), precision: precision + 1 / variance };
}
