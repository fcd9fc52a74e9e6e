// Row 2, its long form: where EM starts and when it stops decide how fast a mixture narrows.
import { asStated, withinAbsolute, type Expectation, type Point } from '../../expectation.ts';
import { column, meanOf, medianOf, shareOf, spreadOf } from '../../observe.ts';
import type { PublishedSystem } from '../../system.ts';

const LONG = 2000;

export const blogMixtureSystem: PublishedSystem = {
  id: 'blog-mixture',
  rows: ['2'],
  claim: 'a mixture on its own samples narrows, sometimes widens, and its weights drift; a tenth of fresh data holds it',
  source: 'the seed blog [R]; ranges of scikit-learn runs of its set-up [D]',
  cost: 'L',
  quick: ['chains=6', 'generations=500'],
  wholeSweep: true,
  expect([literal, warm, fresh]): Expectation[] {
    const logWidth = (run: typeof literal): Point[] => meanOf(run!, (values) => Math.log(values['stdDev1'] ?? NaN));
    const seen = (what: string, points: Point[], low: number, high: number, t: number): Expectation => ({ what, points, predicted: () => ({ low, high }), checkedAt: [t], tolerance: asStated });
    const { generations } = literal!.study;
    const late = generations < LONG ? [] : [
      ...['stdDev1', 'stdDev2'].flatMap((name) => [
        seen(`mean ${name}, literal`, meanOf(literal!, column(name)), 0.3, 0.7, LONG),
        seen(`mean ${name}, warm start`, meanOf(warm!, column(name)), 0.5, 0.9, LONG),
      ]),
      seen('sd of weight1 over chains, warm start', spreadOf(warm!, column('weight1')), 0.15, 0.3, LONG),
      seen('median variance of the data, warm start', medianOf(warm!, column('variance')), 3, 5, LONG),
      // Of 24 chains: narrower than the truth in half of them at least, and wider in one at least.
      seen('share of chains whose data are narrower than the truth, warm start', shareOf(warm!, ({ variance = NaN }) => variance < 5), 0.5, 1 - 1 / 24, LONG),
    ];
    return [
      // 120 chains of scikit-learn 1.2.1 have spreads of 0.14 and 0.24 over chains, hence standard errors of 0.013 and 0.022 of their own.
      { what: 'mean ln stdDev1, literal', points: logWidth(literal), predicted: () => -0.22, checkedAt: [500], tolerance: withinAbsolute(0.06, 'read off 120 chains of scikit-learn') },
      { what: 'mean ln stdDev1, warm start', points: logWidth(warm), predicted: () => -0.09, checkedAt: [500], tolerance: withinAbsolute(0.1, 'read off 120 chains of scikit-learn') },
      ...['stdDev1', 'stdDev2'].map((name) => seen(`mean ${name}, a tenth fresh`, meanOf(fresh!, column(name)), 0.95, 1.05, generations)),
      seen('mean weight1, a tenth fresh', meanOf(fresh!, column('weight1')), 0.47, 0.53, generations),
      seen('mean variance of the data, a tenth fresh', meanOf(fresh!, column('variance')), 4.8, 5.2, generations),
      ...late,
    ];
  },
  mustBreak: [
    { what: 'samples drawn narrower', overrides: ['decoding.shrink=0.995'] },
    { what: 'a hundredth added to every variance', overrides: ['model.varianceFloor=0.01'] },
  ],
};
