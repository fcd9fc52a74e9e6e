// Row 5: how the variance of an estimate grows along three paths.
import { discardPath, piSquaredPath, subsamplePath } from '@collapse-lab/theory';
import { standardErrors, within, type Expectation } from '../../expectation.ts';
import { column, meanOf } from '../../observe.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

const MEAN = 4;

export const variancePathsSystem: PublishedSystem = {
  id: 'variance-paths',
  rows: ['5'],
  claim: 'variance grows by G when data are discarded, by at most π²/6 when they are kept',
  source: 'Dey and Donoho 2024 [R]',
  cost: 'M',
  quick: ['chains=1000'],
  expect: (runs) =>
    runs.map((run): Expectation => {
      const { size: n, policy: { kind } } = run.study;
      const path = { replace: discardPath, accumulate: piSquaredPath, 'accumulate-subsample': subsamplePath }[kind as 'replace' | 'accumulate' | 'accumulate-subsample'];
      const mean = column('fittedMean');
      return {
        what: `n E (λ_t − λ)²/λ, ${kind}`,
        points: meanOf(run, (values, t) => ((mean(values, t) - MEAN) * (mean(values, t) - MEAN) * n) / MEAN),
        predicted: path,
        checkedAt: [1, 5, 10, 20],
        // The mean of a Poisson law is a martingale whose conditional variance is linear in it, which makes two of the paths exact.
        tolerance: kind === 'accumulate-subsample' ? within(0.04, 'first order in 1/n') : standardErrors(4),
      };
    }),
  mustBreak: [{ what: 'a tenth of the data real', overrides: ['policy={kind: mix, real: 0.1, synthetic: 0.9, realFrom: fresh}'], misread: (expectation) => ({ ...expectation, predicted: discardPath }) }, { what: 'a window of two generations', overrides: ['policy={kind: window, last: 2}'], misread: (expectation) => ({ ...expectation, predicted: piSquaredPath }) }, oneGenerationOff],
};
