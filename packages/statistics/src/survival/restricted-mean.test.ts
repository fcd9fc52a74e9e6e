import { describe, expect, it } from 'vitest';
import { chainsOf, lung, maintained, unmaintained } from './classic.test.data.ts';
import { kaplanMeier } from './kaplan-meier.ts';
import { restrictedMean } from './restricted-mean.ts';

describe('restrictedMean', () => {
  // R 4.2.2, survival 3.5-3: print(survfit(Surv(time, event) ~ 1), rmean = horizon).
  it.each([
    ['aml, maintained', maintained, 30, 24.60227272727273, 2.313149377319131],
    ['aml, maintained, at a time', maintained, 48, 31.84318181818182, 4.527884711750491],
    ['aml, maintained, to the end', maintained, 161, 52.64545454545454, 19.82860279556258],
    ['aml, not maintained', unmaintained, 30, 19.69444444444445, 3.054197930717655],
    ['aml, not maintained, to extinction', unmaintained, 45, 22.70833333333334, 4.180941981033154],
    ['lung', lung, 500, 327.9999999999999, 37.44075319755199],
    ['ties', chainsOf([2, 2, 2, 3, 3, 5, 5, 5, 8, 8], [1, 1, 0, 1, 0, 1, 1, 0, 1, 0]), 8, 5.405714285714286, 0.8091730652726166],
    ['all events at once, before the horizon', chainsOf([5, 5, 5, 5], [1, 1, 1, 1]), 8, 5, 0],
    ['one censored chain', chainsOf([3], [0]), 3, 3, 0],
  ])('agrees with R: %s', (_, chains, horizon, mean, standardError) => {
    const result = restrictedMean(kaplanMeier(chains, { level: 0.95 }), horizon);
    expect(result.mean).toBeCloseTo(mean, 11);
    expect(result.standardError).toBeCloseTo(standardError, 11);
  });

  it('is the horizon before the first event', () => {
    expect(restrictedMean(kaplanMeier(maintained, { level: 0.95 }), 4)).toEqual({ horizon: 4, mean: 4, standardError: 0 });
  });

  it('is undefined beyond what was watched, without chains and below 0', () => {
    expect(restrictedMean(kaplanMeier(maintained, { level: 0.95 }), 162)).toEqual({ horizon: 162, mean: NaN, standardError: NaN });
    expect(restrictedMean(kaplanMeier([], { level: 0.95 }), 1).mean).toBeNaN();
    expect(restrictedMean(kaplanMeier(maintained, { level: 0.95 }), -1).mean).toBeNaN();
  });
});
