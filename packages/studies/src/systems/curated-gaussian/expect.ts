// Row 17b: curation is a tilt of the law by the reward.
import { ferbachChosen, ferbachGaussianVariance } from '@collapse-lab/theory';
import { within, type Expectation } from '../../expectation.ts';
import { meanOf } from '../../observe.ts';
import { fittedVariance } from '../../observed-gaussian.ts';
import { oneGenerationOff, type PublishedSystem } from '../../system.ts';

export const curatedGaussianSystem: PublishedSystem = {
  id: 'curated-gaussian',
  rows: ['17b'],
  claim: 'curation tilts the law by the reward, and its variance vanishes',
  source: 'Ferbach et al. 2024 [K]',
  cost: 'M',
  quick: ['chains=16'],
  expect: (runs) =>
    runs.flatMap((run): Expectation[] => {
      const candidates = run.study.selection[0]!['of'] as number;
      const points = meanOf(run, fittedVariance);
      const checkedAt = [1, 2, 3, 5];
      const finite: Expectation = {
        what: `E σ²_t, best of ${candidates}`,
        points,
        predicted: (t) => varianceAfter(t - 1, candidates),
        checkedAt,
        tolerance: within(0.01, 'each refit adds 1/n and the refitted law is taken for a Gaussian'),
      };
      // With many candidates the tilt itself, 1/(1 + (t − 1)) of t − 1 selections.
      return candidates < 64 ? [finite] : [finite, { ...finite, what: 'E σ²_t, many candidates', predicted: (t) => ferbachGaussianVariance(1, t - 1), tolerance: within(0.05, '64 candidates for infinitely many') }];
    }),
  mustBreak: [{ what: 'nothing chosen', overrides: ['selection=[{ kind: curate, of: 1, reward: log-likelihood }]'], misread: (expectation) => ({ ...expectation, predicted: (t) => varianceAfter(t - 1, 2) }) }, oneGenerationOff],
};

/** Variance of N(0, 1) after so many selections, each followed by a Gaussian fit to infinitely many items: the law on a grid, chosen from. */
function varianceAfter(selections: number, candidates: number): number {
  let variance = 1;
  for (let i = 0; i < selections; i++) {
    const x = Array.from({ length: 161 }, (_, j) => (j - 80) / 10);
    const weights = x.map((z) => Math.exp((-z * z) / 2));
    const sum = weights.reduce((a, b) => a + b, 0);
    // x in standard deviations of the law that is chosen from; the reward is −x²/2 of the item itself.
    const chosen = ferbachChosen({ law: weights.map((w) => w / sum), reward: x.map((z) => (-variance * z * z) / 2) }, candidates);
    variance *= chosen.reduce((moment, p, j) => moment + p * x[j]! * x[j]!, 0);
  }
  return variance;
}
