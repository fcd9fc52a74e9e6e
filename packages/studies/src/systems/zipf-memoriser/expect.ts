// Row 16e: the error of who remembers, by items and by generations.
import { missingMass, zipfExponent, zipfLaw, zipfMemoriser } from '@collapse-lab/theory';
import { standardErrors, within, type Expectation, type Point } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

const EXPONENT = 1.5;

export const zipfMemoriserSystem: PublishedSystem = {
  id: 'zipf-memoriser',
  rows: ['16e'],
  claim: 'the error falls as T^−(1−1/β), and each generation on own data adds to it',
  source: 'Dohmatob et al. 2024, a tale of tails [K]',
  cost: 'M',
  quick: ['chains=20'],
  wholeSweep: true,
  expect: (runs) => {
    const law = zipfLaw(EXPONENT, 10_000);
    const lacking = runs.map((run) => meanOf(run, column('missingMass')));
    const each = runs.flatMap((run, i): Expectation[] => {
      const n = run.study.size;
      const of = `n = ${n}`;
      return [
        { what: `real mass unknown to the first fit, ${of}`, points: lacking[i]!, predicted: (t) => (t === 1 ? zipfMemoriser(law, n) : { low: 0, high: 1 }), checkedAt: [1], tolerance: standardErrors(4) },
        { what: `real mass unknown, ${of}`, points: lacking[i]!, predicted: (t) => missingMass(law, { n, k: t }), checkedAt: [1, 2, 5, 10], tolerance: within(0.05, 'rare symbols are Poisson') },
      ];
    });
    const [few, many] = [lacking[0]?.[0], lacking.at(-1)?.[0]];
    const [from, to] = [runs[0]!.study.size, runs.at(-1)!.study.size];
    const exact = Math.log(zipfMemoriser(law, to) / zipfMemoriser(law, from)) / Math.log(to / from);
    return [...each, slope(few, many, { logarithm: Math.log(to / from), exact })];
  },
  mustBreak: [{ what: 'a tenth of the data real', overrides: ['policy={kind: mix, real: 0.1, synthetic: 0.9, realFrom: fresh}'] }, { what: 'another exponent', overrides: ['world.exponent=1.4'] }, oneGenerationOff],
};

/** Slope of the first fit's error against ln n, from the fewest to the most items. */
function slope(few: Point | undefined, many: Point | undefined, { logarithm, exact }: { readonly logarithm: number; readonly exact: number }): Expectation {
  const [a, b] = [few ?? NONE, many ?? NONE];
  const relative = Math.hypot(a.standardError / a.estimate, b.standardError / b.estimate);
  return {
    // Ten thousand symbols are no endless law: by the exact sum the slope is −0.37 over these sizes.
    what: `slope of ln error on ln n at the first fit (without an end ${zipfExponent(EXPONENT).toFixed(3)})`,
    points: [{ x: 1, estimate: Math.log(b.estimate / a.estimate) / logarithm, standardError: relative / logarithm }],
    predicted: () => exact,
    checkedAt: [1],
    tolerance: standardErrors(4),
  };
}

const NONE: Point = { x: 1, estimate: NaN, standardError: NaN };
