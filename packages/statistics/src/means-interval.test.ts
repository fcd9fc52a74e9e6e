import { streams } from '@collapse-lab/numeric';
import { describe, expect, it } from 'vitest';
import { meansInterval } from './means-interval.ts';

const options = { level: 0.95, resamples: 2000, rng: streams(1).fork('interval').rng() };

describe('meansInterval', () => {
  it('covers a ratio of skewed means about as often as it says', () => {
    const rng = streams(4).fork('data').rng();
    const draw = (): Float64Array => Float64Array.from({ length: 20 }, () => -Math.log(1 - rng.uniform()));
    let missed = 0;
    for (let i = 0; i < 400; i++) {
      const { low, high } = meansInterval(draw(), draw(), { of: 'ratio', level: 0.95, resamples: 600, rng });
      if (low > 1 || high < 1) missed++;
    }
    // 5 % and 4 standard errors of 400 draws, 4 · √(0.05 · 0.95 / 400) = 4.4 %, and 2 % that it may err at n = 20.
    expect(missed / 400).toBeLessThan(0.114);
    expect(missed / 400).toBeGreaterThan(0.05 - 0.044);
  });

  it('comes near Welch’s interval of a difference of many values', () => {
    const rng = streams(5).fork('data').rng();
    const a = Float64Array.from({ length: 400 }, () => 1 + rng.normal());
    const b = Float64Array.from({ length: 400 }, () => rng.normal());
    const { estimate, low, high } = meansInterval(a, b, { ...options, of: 'difference' });
    // ± 1.96 · √(2 / 400) = 0.139, and quantiles of 2000 draws are within 10 % of theirs.
    expect(high - estimate).toBeGreaterThan(0.139 * 0.85);
    expect(high - estimate).toBeLessThan(0.139 * 1.15);
    expect(estimate - low).toBeGreaterThan(0.139 * 0.85);
  });

  it('is a point where nothing varies', () => {
    expect(meansInterval([2, 2, 2], [1, 1, 1], { ...options, of: 'ratio' })).toMatchObject({ estimate: 2, low: 2, high: 2 });
    expect(meansInterval([0, 0], [0, 0], { ...options, of: 'difference' })).toMatchObject({ estimate: 0, low: 0, high: 0 });
  });

  it('has ends where some resamples have no spread', () => {
    const { low, high } = meansInterval([1, 1, 1, 1, 1, 1, 1, 2], [1, 1, 1, 1, 1, 1, 1, 1], { ...options, of: 'difference' });
    // 0.125 and a standard error of 0.125: a third of the resamples of the first arm hold no 2.
    expect(low).toBeGreaterThan(-1);
    expect(low).toBeLessThan(0.01);
    expect(high).toBeGreaterThan(0.2);
    expect(high).toBeLessThan(1);
  });

  it('has no ends where they cannot be told', () => {
    expect(meansInterval([1], [1, 2], { ...options, of: 'ratio' }).low).toBeNaN();
    expect(meansInterval([0, 0], [1, 2], { ...options, of: 'ratio' })).toMatchObject({ estimate: 0, low: NaN, high: NaN });
    expect(meansInterval([NaN, 1], [1, 2], { ...options, of: 'difference' }).high).toBeNaN();
  });
});
