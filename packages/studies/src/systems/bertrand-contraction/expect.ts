// Row 16d: with real data in every generation a loop comes back to the truth, by a factor that is known.
import { populationContraction } from '@collapse-lab/theory';
import type { Expectation, Tolerance } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

/** Nothing is drawn. */
const rounding: Tolerance = { because: '1e-12, as nothing is drawn', of: () => 1e-12 };

/** ½ Σ |p − q| of the law that generation 1 learns and the one that is true from then on. */
const FIRST = 0.45;

export const bertrandContractionSystem: PublishedSystem = {
  id: 'bertrand-contraction',
  rows: ['16d'],
  claim: 'a loop on real data and λ times as many of its own contracts to the truth',
  source: 'Bertrand et al. 2024 [K]',
  cost: 'S',
  quick: ['generations=6'],
  expect: (runs) =>
    runs.map((run): Expectation => {
      const weight = run.study.policy['weight'] as number;
      const factor = populationContraction(weight === 0 ? Infinity : (1 - weight) / weight);
      return {
        what: `distance from the truth, λ = ${weight === 0 ? '∞' : Number(((1 - weight) / weight).toPrecision(3))}`,
        points: meanOf(run, column('totalVariation')),
        predicted: (t) => FIRST * Array<number>(t - 1).fill(factor).reduce((product, each) => product * each, 1),
        checkedAt: [2, 3, 4, run.study.generations],
        tolerance: rounding,
      };
    }),
  mustBreak: [{ what: 'the first real data kept instead of new ones', overrides: ['policy.realFrom=fixed'] }, { what: 'samples drawn colder', overrides: ['decoding.temperature=0.9'] }, oneGenerationOff],
};
