// Row 15a: how little is learned by word of mouth.
import { womExponent, womPrecision } from '@collapse-lab/theory';
import { standardErrors, withinAbsolute, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import { fittedMeanSquared } from '../../observed-gaussian.ts';
import type { PublishedSystem } from '../../system.ts';

/** The study's precisions of observations and of what is heard, and the prior's. */
const [EVIDENCE, CHANNEL, PRIOR] = [0.25, 1, 1];

export const wordOfMouthSystem: PublishedSystem = {
  id: 'word-of-mouth',
  rows: ['15a'],
  claim: 'precision grows as k^(1/(2^m − 1)) where m hear from each other',
  source: 'Krishnamurthy and Rojas 2024, Da Col et al. [P]',
  cost: 'M',
  quick: ['chains=30'],
  expect: (runs) =>
    runs.flatMap((run, i): Expectation[] => {
      const loop = { agents: i + 1, evidence: EVIDENCE, channel: CHANNEL, prior: PRIOR };
      const of = i === 0 ? '1 learner' : `${i + 1} learners`;
      const checkedAt = [100, 500, 1000];
      const precision = meanOf(run, column('precision'));
      const at = (k: number): number => precision.find(({ x }) => x === k)?.estimate ?? NaN;
      const slope = { x: 1000, estimate: Math.log(at(1000) / at(100)) / Math.log(10), standardError: 0 };
      return [
        { what: `precision of the belief, ${of}`, points: precision, predicted: (k) => womPrecision(loop, k), checkedAt, tolerance: standardErrors(4) },
        // A weighted mean of the prior, which is right, and of measurements: of variance (ρ − prior)/ρ².
        { what: `E (belief − truth)², ${of}`, points: meanOf(run, fittedMeanSquared), predicted: (k) => (womPrecision(loop, k) - PRIOR) / (womPrecision(loop, k) * womPrecision(loop, k)), checkedAt, tolerance: standardErrors(4) },
        // The recursion itself is within .03 of the limit from k = 100 to 1,000, and within .02 from 10⁵ to 10⁶.
        { what: `slope of ln precision on ln k, ${of}`, points: [slope], predicted: () => womExponent(i + 1), checkedAt: [1000], tolerance: withinAbsolute(0.03, 'a limit of many rounds') },
      ];
    }),
  mustBreak: [{ what: 'one more in the row', overrides: ['model.agents=4'] }, { what: 'observations of half the spread that learners believe in', overrides: ['world.stdDevs=[1]'] }, { what: 'the exponent as the abstract prints it, 2^m − 1', misread: (expectation) => (expectation.what.startsWith('slope') ? { ...expectation, predicted: (k) => 1 / (expectation.predicted(k) as number) } : expectation) }],
};
