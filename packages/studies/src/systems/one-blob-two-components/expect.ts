// Row 1e: a mixture on its own samples comes to a point.
import { asStated, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import type { PublishedSystem } from '../../system.ts';

export const oneBlobTwoComponentsSystem: PublishedSystem = {
  id: 'one-blob-two-components',
  rows: ['1e'],
  claim: 'two components fitted to one blob collapse to a point',
  source: 'Shumailov et al. 2024 [R]',
  cost: 'M',
  quick: ['size=100', 'generations=200'],
  expect: ([run]): Expectation[] =>
    ['stdDev1', 'stdDev2'].map((name) => ({ what: name, points: meanOf(run!, column(name)), predicted: () => ({ low: 0, high: 0.05 }), checkedAt: [run!.study.generations - 50, run!.study.generations], tolerance: asStated })),
  mustBreak: [
    { what: 'everything kept', overrides: ['policy.kind=accumulate'] },
    { what: 'a hundredth added to every variance', overrides: ['model.varianceFloor=0.01'] },
  ],
};
