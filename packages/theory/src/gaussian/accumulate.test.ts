import fc from 'fast-check';
import { expect, it } from 'vitest';
import { subsamplePath } from '../mixing/paths.ts';
import { gaussianAccumulate, gaussianAccumulateLimit, gaussianSubsample } from './accumulate.ts';

it('is the product ∏(1 − 1/(n i²)) with divisor n, and its limit sin(π/√n)/(π/√n) (row 6a)', () => {
  // By hand at n = 10: 0.9 · (1 − 1/40) · (1 − 1/90).
  expect(gaussianAccumulate({ n: 10, t: 3, divisor: 'n' }).variance).toBeCloseTo(0.9 * 0.975 * (89 / 90), 15);
  expect(gaussianAccumulate({ n: 10, t: 200_000, divisor: 'n' }).variance).toBeCloseTo(gaussianAccumulateLimit(10), 6);
});

it('reaches n E (μ_t − μ)² = 2.61 at n = 10, 2.90 at n = 100 and π²/2 − 2 beyond when each fit reads n of the pool (row 6b)', () => {
  const at = (n: number) => n * gaussianSubsample({ n, t: 100_000, divisor: 'n' }).meanSquaredError;
  expect(at(10)).toBeCloseTo(2.61, 2);
  expect(at(100)).toBeCloseTo(2.9, 2);
  expect(at(100_000)).toBeCloseTo(Math.PI * Math.PI / 2 - 2, 3);
  // To first order in 1/n it is the path of Dey and Donoho.
  expect(1e6 * gaussianSubsample({ n: 1e6, t: 20, divisor: 'n' }).meanSquaredError).toBeCloseTo(subsamplePath(20), 4);
});

it('conserves variance and squared error together with divisor n, accumulated whole or in part', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 1000 }), fc.integer({ min: 0, max: 300 }), (n, t) => {
      for (const law of [gaussianAccumulate, gaussianSubsample]) {
        const { variance, meanSquaredError } = law({ n, t, divisor: 'n' });
        expect(variance + meanSquaredError).toBeCloseTo(1, 12);
      }
    }),
  );
});

it('is one fit at t = 1, whatever is kept later, and the truth at t = 0', () => {
  for (const law of [gaussianAccumulate, gaussianSubsample]) {
    expect(law({ n: 20, t: 0, divisor: 'n' })).toEqual({ variance: 1, meanSquaredError: 0 });
    expect(law({ n: 20, t: 1, divisor: 'n' })).toEqual({ variance: 0.95, meanSquaredError: 0.05 });
    expect(law({ n: 20, t: 1, divisor: 'n-1' }).variance).toBeCloseTo(1, 15);
  }
});
