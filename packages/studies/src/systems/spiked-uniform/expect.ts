// Row 18: a law that maximum likelihood learns of real data, and loses of its own although nothing is thrown away.
import { barzilaiShamir } from '@collapse-lab/theory';
import { withinAbsolute, type Expectation } from '../../expectation.ts';
import { shareOf } from '../../observe.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

export const spikedUniformSystem: PublishedSystem = {
  id: 'spiked-uniform',
  rows: ['18'],
  claim: 'accumulated data do not keep every model from collapse',
  source: 'Barzilai and Shamir 2025, theorem 5.1 [R]',
  cost: 'M',
  quick: ['chains=500'],
  expect: (runs) =>
    runs.map((run): Expectation => {
      const background = run.study.model['background'] as number;
      const far = background === 0;
      return {
        what: far ? 'share of chains with an item far from all real ones' : 'share of chains that collapsed, a > 1/10',
        points: shareOf(run, far ? ({ farItems }) => farItems! > 0 : ({ spikeShare }) => spikeShare! > 0.1),
        predicted: (t) => barzilaiShamir(far ? t - 1 : (t - 1) / 2),
        checkedAt: [2, 3, 5],
        // Of 20,000 chains the standard error is .0035 at most: their .01 is 2.8 of it.
        tolerance: withinAbsolute(0.01, 'a limit of many items', 2.8),
      };
    }),
  mustBreak: [{ what: 'real data in every generation', overrides: ['policy={kind: fresh-every, every: 1}'] }, { what: 'nothing kept', overrides: ['policy={kind: replace}'] }, oneGenerationOff],
};
