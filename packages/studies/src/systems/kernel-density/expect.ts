// Row 6c, first part: a kernel density widens for ever, even where data accumulate.
import { kdeSecondMoment } from '@collapse-lab/theory';
import { standardErrors, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

const NOISE = 0.05 * 0.05;

/** Where the worlds lie and how wide they are, mean over axes: radii 1 and .8; half circles about (0, 0) and, turned over, about (1, ½). */
const WORLDS = {
  circles: { x: 0, y: 0, variance: (1 + 0.8 * 0.8) / 4 + NOISE },
  moons: { x: 0.5, y: 0.25, variance: (0.75 + (0.5 - 1 / Math.PI + 1 / 16)) / 2 + NOISE },
} as const;

const [meanX, meanY, variance] = [column('fittedMeanX'), column('fittedMeanY'), column('fittedVariance')];

const squared = (x: number): number => x * x;

export const kernelDensitySystem: PublishedSystem = {
  id: 'kernel-density',
  rows: ['6c'],
  claim: 'replacing diverges, accumulating is slow (derived: both without bound)',
  source: 'Kazdan et al. 2024 [R]',
  cost: 'M',
  quick: ['chains=50'],
  expect: (runs) =>
    runs.map((run): Expectation => {
      const policy = run.study.policy.kind as 'replace' | 'accumulate' | 'accumulate-subsample';
      const world = run.study.world.kind as keyof typeof WORLDS;
      const { x, y, variance: truth } = WORLDS[world];
      const chosen = run.study.model['bandwidth'] as unknown;
      const bandwidth = typeof chosen === 'number' ? chosen : 0.5;
      return {
        what: `second moment of the law on an axis, ${world}, h = ${bandwidth}, ${policy}`,
        points: meanOf(run, (values, t) => variance(values, t) + (squared(meanX(values, t) - x) + squared(meanY(values, t) - y)) / 2),
        predicted: (t) => kdeSecondMoment({ variance: truth, bandwidth, t, policy }),
        checkedAt: [1, 4, 20, 40],
        tolerance: standardErrors(4),
      };
    }),
  mustBreak: [{ what: 'a bandwidth that shrinks with n', overrides: ['model.bandwidth=scott'] }, oneGenerationOff],
};
