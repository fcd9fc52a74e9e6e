// Row 3a: what a temperature makes of a law when all data are kept, in logarithmic time.
import type { Row, RunRecord } from '@collapse-lab/runner';
import { heatDeathAccumulate, heatDeathExponent, heatDeathOde } from '@collapse-lab/theory';
import { withinAbsolute, type Expectation, type Point } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

const SOURCE = [0.4, 0.35, 0.25];
const TEMPERATURES = [2, 0.5, 0.8];

export const heatDeathSystem: PublishedSystem = {
  id: 'heat-death',
  rows: ['3a'],
  claim: 'below temperature 1 one symbol is left, above 1 all alike, as powers of the number of items',
  source: 'Marchi et al. [R], as restated by Marchi and Tabuada',
  cost: 'S',
  quick: [],
  wholeSweep: true,
  expect: (runs) =>
    runs.flatMap((run, i): Expectation[] => {
      const temperature = TEMPERATURES[i]!;
      const loop = { temperature, human: 0, source: SOURCE };
      const largest = exact(run, ({ p0 }) => p0!);
      const of = `T = ${temperature}`;
      const course: Expectation = {
        what: `share of the likeliest symbol, ${of}`,
        points: largest,
        predicted: (t) => heatDeathAccumulate(SOURCE, loop, t)[0]!,
        checkedAt: [1, 100, 500, 1000],
        tolerance: withinAbsolute(1e-9, 'rounding of a thousand sums'),
      };
      // Between corner and middle: after a thousand generations only ln 1,000 = 6.9 units of time have passed.
      if (temperature === 0.8) {
        const began = largest.find(({ x }) => x === 100)?.estimate;
        const from = heatDeathAccumulate(SOURCE, loop, 100);
        const late: Expectation = { what: `the same by the flow in time ln t from t = 100, ${of}`, points: largest, predicted: (t) => (t <= 100 ? began! : heatDeathOde(from, loop, { time: Math.log(t / 100), steps: 400 })[0]!), checkedAt: [500, 1000], tolerance: withinAbsolute(0.005, 'steps of a hundredth and less') };
        return [course, late, { what: `the likeliest symbol is not alone yet, ${of}`, points: largest, predicted: () => ({ low: 0, high: 0.8 }), checkedAt: [1000], tolerance: withinAbsolute(1e-9, 'rounding of a thousand sums') }];
      }
      const { towards, exponent } = heatDeathExponent(temperature);
      const apart = towards === 'uniform' ? exact(run, distanceToUniform) : exact(run, ({ p0 }) => 1 - p0!);
      return [course, { what: `${towards === 'uniform' ? 'slope of ln distance to equal shares' : 'slope of ln of the others’ share'} on ln t, ${of}`, points: [slope(apart)], predicted: () => exponent, checkedAt: [1000], tolerance: withinAbsolute(towards === 'uniform' ? 0.03 : 0.05, 'a limit of many items') }];
    }),
  mustBreak: [
    { what: 'generations taken for time', misread: (expectation) => (expectation.what.includes('flow') ? { ...expectation, predicted: (t) => heatDeathOde(SOURCE, { temperature: 0.8, human: 0, source: SOURCE }, { time: t / 10, steps: 1000 })[0]! } : expectation) },
    { what: 'a temperature of 1', overrides: ['decoding.temperature=1'] },
    oneGenerationOff,
  ],
};

/** One chain without chance. */
const exact = (run: RunRecord, observe: (values: Row) => number): Point[] => meanOf(run, observe).map((point) => ({ ...point, standardError: 0 }));

const distanceToUniform = (values: Row): number => [0, 1, 2].reduce((sum, symbol) => sum + Math.abs(column(`p${symbol}`)(values, 0) - 1 / 3), 0);

function slope(points: readonly Point[]): Point {
  const [from, to] = [100, 1000].map((t) => points.find(({ x }) => x === t)?.estimate ?? NaN);
  return { x: 1000, estimate: Math.log(to! / from!) / Math.log(10), standardError: 0 };
}
