import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainsOf, maintained, unmaintained } from '../survival/classic.test.data.ts';
import { logRankTest } from '../survival/log-rank-test.ts';
import { survivalScores } from './survival-scores.ts';

describe('survivalScores', () => {
  it('sum over an arm to its log-rank excess of events', () => {
    const scores = survivalScores([...maintained, ...unmaintained], 'log-rank');
    const excess = scores.subarray(0, maintained.length).reduce((sum, score) => sum + score, 0);
    // R 4.2.2, survival 3.5-3: survdiff(Surv(time, status) ~ x, data = aml), observed less expected.
    expect(excess).toBeCloseTo(7 - 10.68933599230072, 12);
    const [arm] = logRankTest([maintained, unmaintained], { seeds: 'independent' }).arms;
    expect(excess).toBeCloseTo(arm!.observed - arm!.expected, 12);
  });

  it('are Prentice’s 2S − 1 for events and S − 1 for the censored, where nothing ties', () => {
    // S falls by n / (n + 1) at each event: risk sets 5, 3, 2 give 5/6, 5/6 · 3/4, 5/6 · 3/4 · 2/3.
    const scores = survivalScores(chainsOf([1, 2, 3, 4, 5], [1, 0, 1, 1, 0]), 'prentice-wilcoxon');
    const [s1, s3, s4] = [5 / 6, 5 / 8, 5 / 12];
    const expected = [2 * s1 - 1, s1 - 1, 2 * s3 - 1, 2 * s4 - 1, s4 - 1];
    scores.forEach((score, i) => expect(score).toBeCloseTo(expected[i]!, 14));
  });

  it('are Wilcoxon’s, linear in the rank, without ties or censoring', () => {
    const scores = survivalScores(chainsOf([10, 30, 20, 40], [1, 1, 1, 1]), 'prentice-wilcoxon');
    // 1 − 2 rank / (n + 1).
    [0.6, -0.2, 0.2, -0.6].forEach((expected, i) => expect(scores[i]!).toBeCloseTo(expected, 14));
  });

  it('add up to 0, and an early event scores highest', () => {
    const chain = fc.record({ time: fc.integer({ min: 0, max: 9 }), event: fc.constantFrom('collapsed', 'censored') });
    fc.assert(
      fc.property(fc.array(chain, { minLength: 1, maxLength: 20 }), fc.constantFrom('log-rank', 'prentice-wilcoxon'), (chains, kind) => {
        const scores = survivalScores(chains, kind);
        expect(scores.reduce((sum, score) => sum + score, 0)).toBeCloseTo(0, 12);
        chains.forEach((one, i) => {
          chains.forEach((other, j) => {
            if (one.event === 'collapsed' && one.time < other.time) expect(scores[i]!).toBeGreaterThanOrEqual(scores[j]! - 1e-12);
          });
        });
      }),
    );
  });
});
