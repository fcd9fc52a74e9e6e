import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainsForMeanDifference, meanDifferencePower } from './mean-difference-power.ts';

const base = { difference: 1, stdDev: 1, alpha: 0.05 };

describe('meanDifferencePower', () => {
  // R 4.2.2: power.t.test(n, delta, sd, sig.level, type, strict = TRUE)$power.
  it.each([
    ['independent', { ...base, chains: 8 }, 0.4612388495042496],
    ['independent', { ...base, chains: 22 }, 0.8997137452264579],
    ['independent', { ...base, chains: 2, difference: -3 }, 0.3874001285261768],
    ['independent', { ...base, chains: 500, difference: 0.1, alpha: 0.01 }, 0.1593215937756233],
    ['common', { ...base, chains: 8 }, 0.6808339582063625],
    ['common', { ...base, chains: 2 }, 0.09280915505653509],
    ['common', { ...base, chains: 20, difference: 0.5 }, 0.5645044184390839],
  ] as const)('agrees with R on %s seeds: %o', (seeds, design, expected) => {
    expect(Math.abs(meanDifferencePower({ ...design, seeds }) - expected)).toBeLessThan(1e-9);
  });

  it('is the false alarm rate where there is no difference, and undefined below two chains', () => {
    expect(meanDifferencePower({ ...base, seeds: 'common', difference: 0, chains: 9 })).toBeCloseTo(0.05, 11);
    expect(meanDifferencePower({ ...base, seeds: 'common', chains: 1 })).toBeNaN();
  });
});

describe('chainsForMeanDifference', () => {
  // R 4.2.2: power.t.test(power, delta, sd, strict = TRUE)$n is 22.02, 63.77 and 12.59, of which this is the next whole number.
  it.each([
    ['independent', 0.9, 1, 23],
    ['independent', 0.8, 0.5, 64],
    ['common', 0.9, 1, 13],
  ] as const)('agrees with R on %s seeds at a power of %d for a difference of %d', (seeds, power, difference, chains) => {
    expect(chainsForMeanDifference({ ...base, seeds, power, difference })).toBe(chains);
  });

  it('is the least number that reaches the power', () => {
    const seeds = fc.constantFrom('independent' as const, 'common' as const);
    fc.assert(
      fc.property(seeds, fc.double({ min: 0.2, max: 4, noNaN: true }), fc.double({ min: 0.1, max: 0.99, noNaN: true }), (seeds, difference, power) => {
        const chains = chainsForMeanDifference({ ...base, seeds, difference, power });
        expect(meanDifferencePower({ ...base, seeds, difference, chains })).toBeGreaterThanOrEqual(power);
        if (chains > 2) expect(meanDifferencePower({ ...base, seeds, difference, chains: chains - 1 })).toBeLessThan(power);
      }),
      { numRuns: 30 },
    );
  });

  it('is infinite where no number will do, and undefined for undefined input', () => {
    expect(chainsForMeanDifference({ ...base, seeds: 'common', difference: 0, power: 0.8 })).toBe(Infinity);
    expect(chainsForMeanDifference({ ...base, seeds: 'common', difference: NaN, power: 0.8 })).toBeNaN();
    expect(chainsForMeanDifference({ ...base, seeds: 'common', power: NaN })).toBeNaN();
  });
});
