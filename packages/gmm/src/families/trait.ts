// A quantitative trait under selection: parents hand on what they inherited, not what the environment made of them (Falconer and Mackay 1996, chapters 8 and 11).
import { ArrayReader, packArrays, scalars, type Points } from '@collapse-lab/numeric';
import { defineFamily, unusable, type Column, type Family, type FitOutcome } from '@collapse-lab/runner';
import { z } from 'zod';
import { gaussianLogDensities } from '../gaussian/line.ts';
import { divideBy } from '../gaussian/rule.ts';
import { moments } from '../kernels/moments.ts';
import { lineValues, pointScores } from '../line.ts';

/** The next generation: what it inherits is Gaussian, and so is what it shows. */
interface Trait {
  readonly mean: number;
  /** Variance of what is inherited. */
  readonly inherited: number;
}

const parameters = z.strictObject({
  divisor: z.enum(['n', 'n-1']).describe("what the parents' sum of squares is divided by"),
  environment: z.number().min(0).describe('variance that the environment adds to what is inherited; 0 is a trait that is inherited whole'),
  mutation: z.number().min(0).describe('variance that mutation adds to what is inherited, every generation'),
});

type Rule = z.output<typeof parameters>;

const columns: readonly Column[] = [
  { name: 'fittedMean', summary: 'Mean of the trait in the next generation.' },
  { name: 'fittedVariance', summary: 'Variance of the trait: inherited and of the environment.' },
  { name: 'inheritedVariance', summary: 'Variance of what is inherited.' },
  { name: 'heritability', summary: 'h², the share of the variance that is inherited.' },
];

/** Family `trait`: the items are what parents show; with selection `truncate` it obeys the breeder's equation R = h² S. */
export const trait = defineFamily({
  id: 'trait',
  summary: 'A Gaussian trait of which offspring inherit what the regression on their parents says, with mutation and environment.',
  parameters,
  create: (rule): Family<Points, Trait> => ({
    columns,
    weighted: true,
    decodes: ['temperature', 'shrink'],
    fit({ items, weight }, { previous }): FitOutcome<Trait> {
      const values = lineValues(items);
      const reason = unusable(values, weight, rule.divisor === 'n' ? 1 : 2);
      if (reason) return { ended: reason };
      const parents = moments(values, weight);
      const by = divideBy(parents, rule.divisor);
      return typeof by === 'number' ? { fitted: offspring({ mean: parents.mean, variance: parents.scatter / by }, previous, rule) } : by;
    },
    sample(law, count, { streams, decoding: { temperature = 1, shrink = 1 } }) {
      const values = new Float64Array(count);
      streams.fork('noise').rng().fillNormals(values, law.mean, Math.sqrt(shown(law, rule) * temperature * shrink));
      return scalars(values);
    },
    score: (law, items) => pointScores(gaussianLogDensities({ mean: law.mean, variance: shown(law, rule) }, lineValues(items))),
    parameters: (law) => ({ fittedMean: law.mean, fittedVariance: shown(law, rule), inheritedVariance: law.inherited, heritability: law.inherited / shown(law, rule) }),
    encode: ({ mean, inherited }) => packArrays([Float64Array.of(mean, inherited)]),
    decode(bytes) {
      const [mean = NaN, inherited = NaN] = new ArrayReader(bytes).f64();
      return { mean, inherited };
    },
  }),
});

function shown({ inherited }: Trait, { environment }: Rule): number {
  return inherited + environment;
}

/**
 * What a parent inherited is, given what it shows, Gaussian with the regression h² on it and a variance of h² (1 − h²) V that no parent shows. At first, where
 * nobody was selected, what is not of the environment is inherited.
 */
function offspring(parents: { readonly mean: number; readonly variance: number }, previous: Trait | undefined, rule: Rule): Trait {
  const { environment, mutation } = rule;
  if (!previous) return { mean: parents.mean, inherited: Math.max(0, parents.variance - environment) + mutation };
  const before = shown(previous, rule);
  const heritability = before > 0 ? previous.inherited / before : 0;
  const hidden = previous.inherited * (1 - heritability);
  return { mean: previous.mean + heritability * (parents.mean - previous.mean), inherited: heritability * heritability * parents.variance + hidden + mutation };
}
