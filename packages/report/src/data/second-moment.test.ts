import { streams } from '@collapse-lab/numeric';
import type { JournalRow, RunRecord } from '@collapse-lab/runner';
import { expect, test } from 'vitest';
import { mixtureRun } from '../testing/records.ts';
import { secondMoments } from './second-moment.ts';

const runWith = (rows: readonly JournalRow[]): RunRecord => ({ ...mixtureRun(), facts: { dimensions: 1 }, rows });
const row = (chain: number, generation: number, sampleMean: number, variance: number): JournalRow => ({ arm: 'loop', chain, member: 0, generation, values: { sampleMean, variance } });

test('within is the mean of the variances, between the variance of the means', () => {
  expect(secondMoments(runWith([row(0, 1, -1, 2), row(1, 1, 1, 4)]), 'loop')).toEqual([{ generation: 1, within: 3, between: 2, total: 5, chains: 2 }]);
});

test('one chain has nothing between, and a mean on an unrecorded axis leaves nothing to say', () => {
  expect(secondMoments(runWith([row(0, 1, 0, 1)]), 'loop')).toEqual([]);
  expect(secondMoments({ ...runWith([row(0, 1, 0, 1), row(1, 1, 0, 1)]), facts: { dimensions: 5 } }, 'loop')).toEqual([]);
});

/** Gaussian chains refitted on n of their own draws: mean and scatter of a sample are a normal and a chi-square (Basu). */
function gaussianRun(divisor: number, n: number, generations: number, chains: number): RunRecord {
  const root = streams('second-moment');
  const rows: JournalRow[] = [];
  for (let chain = 0; chain < chains; chain++) {
    const rng = root.fork('chain', chain).rng();
    let [mean, variance] = [0, 1];
    for (let t = 1; t <= generations; t++) {
      // The fit of generation t, as the sample of generation t is its law again.
      mean += Math.sqrt(variance / n) * rng.normal();
      let scatter = 0;
      for (let i = 1; i < n; i++) {
        const z = rng.normal();
        scatter += z * z;
      }
      variance *= scatter / divisor;
      rows.push(row(chain, t, mean, variance));
    }
  }
  return runWith(rows);
}

test('in a loop of Gaussians the split follows the law: with n what is lost within appears between, with n − 1 the sum grows', () => {
  // With n: E σ²ₜ = (1 − 1/n)ᵗ and E μₜ² = 1 − (1 − 1/n)ᵗ, so that the sum stays 1; with n − 1: E σ²ₜ = 1 and E μₜ² = t/n.
  // Var σ²ₜ ≈ e^(2t/n) − 1 at most 0.49 and Var μₜ² ≤ 3 · 0.2² · e^0.6 at t/n = 0.2, so that over 4,000 chains no mean has a
  // standard error above 0.0111; between is their unbiased variance. Bound: 4 of 0.0111 for each part, 4 · 0.0157 for the sum.
  const [n, t] = [50, 10];
  const left = Math.exp(t * Math.log1p(-1 / n));
  const biased = secondMoments(gaussianRun(n, n, t, 4000), 'loop').at(-1)!;
  expect(Math.abs(biased.within - left)).toBeLessThan(0.0444);
  expect(Math.abs(biased.between - (1 - left))).toBeLessThan(0.0444);
  expect(Math.abs(biased.total - 1)).toBeLessThan(0.0628);
  const unbiased = secondMoments(gaussianRun(n - 1, n, t, 4000), 'loop').at(-1)!;
  expect(Math.abs(unbiased.within - 1)).toBeLessThan(0.0444);
  expect(Math.abs(unbiased.between - t / n)).toBeLessThan(0.0444);
});
