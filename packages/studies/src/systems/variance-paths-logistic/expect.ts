// Row 5, second part: the same two paths for an estimate that is asymptotically linear and no more.
import { discardPath, piSquaredPath } from '@collapse-lab/theory';
import { within, type Expectation } from '../../expectation.ts';
import { column, ratioOf } from '../../observe.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

export const variancePathsLogisticSystem: PublishedSystem = {
  id: 'variance-paths-logistic',
  rows: ['5'],
  claim: 'the paths of a variance are those of every regular estimate',
  source: 'Dey and Donoho 2024 [R]',
  cost: 'M',
  quick: ['chains=60'],
  expect: (runs) =>
    runs.map((run): Expectation => {
      const replaced = run.study.policy.kind === 'replace';
      return {
        what: `E‖θ_t − θ‖² by that of t = 1, ${run.study.policy.kind}`,
        points: ratioOf(run, column('squaredSlopeError')),
        predicted: replaced ? discardPath : piSquaredPath,
        checkedAt: [2, 5],
        // Four standard errors of 300 chains of five slopes are 12 % and 8 %; 1,200 chains have been as near as 4 % and 2 %.
        tolerance: within(replaced ? 0.04 : 0.02, 'first order in 1/n'),
      };
    }),
  mustBreak: [{ what: 'two fifths of the data real', overrides: ['policy={kind: mix, real: 0.4, synthetic: 0.6, realFrom: fresh}'], misread: (expectation) => ({ ...expectation, predicted: discardPath }) }, { what: 'nothing kept', overrides: ['policy={kind: replace}'], misread: (expectation) => ({ ...expectation, predicted: piSquaredPath }) }, oneGenerationOff],
};
