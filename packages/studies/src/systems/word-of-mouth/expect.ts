// Row 15a: how little is learned by word of mouth.
import { womExponent, womPrecision } from '@collapse-lab/theory';
import { standardErrors, withinAbsolute, type Expectation, type Point } from '../../expectation.ts';
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
  quick: ['sweep.paired.chains=[30, 30, 30, 2, 2, 2]'],
  wholeSweep: true,
  expect: (runs) =>
    runs.flatMap((run, i): Expectation[] => {
      const agents = (i % 3) + 1;
      const loop = { agents, evidence: EVIDENCE, channel: CHANNEL, prior: PRIOR };
      const of = agents === 1 ? '1 learner' : `${agents} learners`;
      const { generations, record } = run.study;
      const recorded = (k: number): number => Math.max(1, Math.round(k / record) * record);
      const checkedAt = [...new Set([recorded(generations / 10), recorded(generations / 2), generations])];
      const precision = meanOf(run, column('precision'));
      const exact = { what: `precision of the belief, ${of}, to round ${generations}`, points: precision, predicted: (k: number) => womPrecision(loop, k), checkedAt, tolerance: standardErrors(4) };
      if (i >= 3) return [exact, slopeOf(precision, [checkedAt[0]!, generations], agents, of)];
      // A weighted mean of the prior, which is right, and of measurements: of variance (ρ − prior)/ρ².
      return [exact, { ...exact, what: `E (belief − truth)², ${of}`, points: meanOf(run, fittedMeanSquared), predicted: (k) => (womPrecision(loop, k) - PRIOR) / (womPrecision(loop, k) * womPrecision(loop, k)) }];
    }),
  mustBreak: [{ what: 'one more in the row', overrides: ['model.agents=4'] }, { what: 'observations of half the spread that learners believe in', overrides: ['world.stdDevs=[1]'] }, { what: 'the exponent as the abstract prints it, 2^m − 1', misread: (expectation) => (expectation.what.startsWith('slope') ? { ...expectation, predicted: (k) => 1 / (expectation.predicted(k) as number) } : expectation) }],
};

/** Slope over the last decade of rounds, which the recursion puts within .014 of its limit (three learners) between rounds 1,000 and 10,000. */
function slopeOf(precision: readonly Point[], [first, last]: readonly [number, number], agents: number, of: string): Expectation {
  const [before, after] = [first, last].map((k) => precision.find(({ x }) => x === k)?.estimate ?? NaN);
  return { what: `slope of ln precision on ln k, ${of}`, points: [{ x: last, estimate: Math.log(after! / before!) / Math.log(last / first), standardError: 0 }], predicted: () => womExponent(agents), checkedAt: [last], tolerance: withinAbsolute(0.02, 'a limit of many rounds') };
}
