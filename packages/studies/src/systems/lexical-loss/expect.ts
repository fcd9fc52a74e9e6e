// Rows 14 and 16f: which measures of words see that a text model learns from itself.
import type { RunRecord } from '@collapse-lab/runner';
import { asStated, standardErrors, within, type Expectation, type Point } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import { stepsOf } from '../../steps.ts';
import type { PublishedSystem } from '../../system.ts';

const FALLS = { low: -Infinity, high: 0 };
const RISES = { low: 0, high: Infinity };
const LATER = [2, 4, 6, 8, 9];

export const lexicalLossSystem: PublishedSystem = {
  id: 'lexical-loss',
  rows: ['14', '16f'],
  claim: 'a text loop loses distinct words, and longer runs of words faster',
  source: 'Reviriego et al. 2023 [P], Guo et al. 2024 [P]',
  cost: 'M',
  quick: ['sweep.paired.chains=[2, 2, 24]'],
  wholeSweep: true,
  expect: ([plain, cold, small]): Expectation[] => {
    const course = (run: RunRecord, name: string): Point[] => meanOf(run, column(name));
    const step = (run: RunRecord, name: string, how: string, predicted: Expectation['predicted'], checkedAt = LATER): Expectation => ({ what: `${name}, ${how}: change since the row before`, points: stepsOf(course(run, name)), predicted, checkedAt, tolerance: asStated });
    const [temperature1, temperature08, paragraphs50] = ['drawn as it is', 'drawn at temperature 0.8', '50 paragraphs drawn as it is'];
    return [
      ...['types', 'typeTokenRatio'].map((name) => step(plain!, name, temperature1, () => FALLS)),
      ...['types', 'typeTokenRatio', 'mtld'].map((name) => step(cold!, name, temperature08, () => FALLS)),
      ...['types', 'typeTokenRatio', 'mtld'].map((name) => step(small!, name, paragraphs50, () => FALLS, [2, 4, 6, 8])),
      ...['selfRepetition', 'selfBleu'].map((name) => step(plain!, name, temperature1, () => RISES)),
      ...[2, 3].map((n): Expectation => ({
        what: `what is left of distinct-${n}, over what is left of distinct-${n - 1}`,
        points: ratioOf(leftOf(course(plain!, `distinct${n}`)), leftOf(course(plain!, `distinct${n - 1}`))),
        predicted: () => ({ low: 0, high: 1 }),
        checkedAt: LATER,
        tolerance: asStated,
      })),
      // HD-D rests on the frequent words, whose loss is of the order of 1/n a generation, of n = 60,000 and more tokens.
      { what: `hdD, ${temperature1}, over that of generation 1`, points: leftOf(course(plain!, 'hdD')), predicted: () => 1, checkedAt: LATER, tolerance: within(0.02, 'a few documents weigh more than single tokens') },
      // MTLD sees some 170 tokens at a time: of two thirds of the types that go it misses most.
      { what: `mtld, ${temperature1}, over that of generation 1`, points: leftOf(course(plain!, 'mtld')), predicted: () => ({ low: 0.85, high: 1 }), checkedAt: LATER, tolerance: standardErrors(4) },
    ];
  },
  mustBreak: [
    { what: 'real text in every generation', overrides: ['policy={ kind: fresh-every, every: 1 }'] },
    { what: 'the real text kept beside what is drawn', overrides: ['policy.kind=augment-fixed'] },
  ],
};

/** As shares of the first point. */
function leftOf(points: readonly Point[]): Point[] {
  const first = points[0]?.estimate ?? NaN;
  return points.map(({ x, estimate, standardError }) => ({ x, estimate: estimate / first, standardError: standardError / first }));
}

/** Standard errors as of independent estimates. */
function ratioOf(above: readonly Point[], below: readonly Point[]): Point[] {
  return above.map(({ x, estimate, standardError }, i) => {
    const under = below[i]!;
    const ratio = estimate / under.estimate;
    return { x, estimate: ratio, standardError: ratio * Math.hypot(standardError / estimate, under.standardError / under.estimate) };
  });
}
