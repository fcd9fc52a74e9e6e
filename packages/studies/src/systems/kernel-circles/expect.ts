// Row 6c, second part: the held-out likelihood on circles.
import { withinAbsolute, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import type { PublishedSystem } from '../../system.ts';

/** Read off a run of their set-up in numpy, at generations 1, 10 and 100, with the spread of that run. */
const READ: Readonly<Record<string, readonly [generation: number, nll: number, spread: number][]>> = {
  replace: [[1, 1.95, 0.03], [10, 3.13, 0.15], [100, 9, 1.5]],
  accumulate: [[1, 1.95, 0.03], [10, 2.32, 0.03], [100, 2.6, 0.03]],
  'accumulate-subsample': [[1, 1.95, 0.03], [10, 2.31, 0.05], [100, 2.62, 0.1]],
};

export const kernelCirclesSystem: PublishedSystem = {
  id: 'kernel-circles',
  rows: ['6c'],
  claim: 'the held-out loss diverges when data are replaced, and creeps when they accumulate',
  source: 'Kazdan et al. 2024 [R]',
  cost: 'L',
  quick: ['chains=6', 'generations=10'],
  expect: (runs) =>
    runs.flatMap((run): Expectation[] => {
      const { kind } = run.study.policy;
      const points = meanOf(run, column('heldOutNll'));
      return READ[kind]!.filter(([t]) => t <= run.study.generations).map(([t, nll, spread]) => ({
        what: `held-out loss in nats, ${kind}`,
        points,
        predicted: () => nll,
        checkedAt: [t],
        // 500 held-out points shared by all chains: the loss has a standard deviation near 0.3 over them, hence 4 · 0.3/√500 = 0.05 at most.
        tolerance: withinAbsolute(spread + 0.03, 'read off another run, another held-out sample'),
      }));
    }),
  mustBreak: [{ what: 'a bandwidth of 0.4', overrides: ['model.bandwidth=0.4'] }],
};
