import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chainsForLogRank, logRankPower } from './log-rank-power.ts';

describe('chainsForLogRank', () => {
  // mpmath 1.3.0: 4 (z(1 − α/2) + z(power))² / ln² ratio events, over twice the share of events.
  it.each([
    [2, 0.8, 0.05, 0.8, 65.34565925887091, 41],
    [0.5, 0.8, 0.05, 0.8, 65.34565925887091, 41],
    [1.5, 0.6, 0.01, 0.9, 362.02458223623597, 302],
  ])('is Schoenfeld’s number at a ratio of %d', (hazardRatio, eventShare, alpha, power, events, chainsPerArm) => {
    const plan = chainsForLogRank({ hazardRatio, eventShare, alpha, power });
    expect(plan.events).toBeCloseTo(events, 9);
    expect(plan.chainsPerArm).toBe(chainsPerArm);
  });

  it('is infinite where there is nothing to find, and undefined for a ratio that is none', () => {
    expect(chainsForLogRank({ hazardRatio: 1, eventShare: 0.5, alpha: 0.05, power: 0.8 }).chainsPerArm).toBe(Infinity);
    expect(chainsForLogRank({ hazardRatio: -2, eventShare: 0.5, alpha: 0.05, power: 0.8 }).chainsPerArm).toBeNaN();
  });
});

describe('logRankPower', () => {
  it('agrees with mpmath', () => {
    // mpmath 1.3.0: ncdf(√events · |ln ratio| / 2 − z).
    expect(logRankPower({ hazardRatio: 2, eventShare: 0.8, alpha: 0.05, chainsPerArm: 20 })).toBeCloseTo(0.50022033676654465, 12);
    expect(logRankPower({ hazardRatio: 1.5, eventShare: 0.6, alpha: 0.01, chainsPerArm: 20 })).toBeCloseTo(0.056751008778827966, 12);
  });

  it('is reached by the chains that were asked for, and by no fewer', () => {
    const design = fc.record({
      hazardRatio: fc.double({ min: 1.2, max: 6, noNaN: true }),
      eventShare: fc.double({ min: 0.2, max: 1, noNaN: true }),
      alpha: fc.constantFrom(0.01, 0.05),
    });
    fc.assert(
      fc.property(design, fc.double({ min: 0.5, max: 0.99, noNaN: true }), (plan, power) => {
        const { chainsPerArm } = chainsForLogRank({ ...plan, power });
        expect(logRankPower({ ...plan, chainsPerArm })).toBeGreaterThan(power - 1e-9);
        expect(logRankPower({ ...plan, chainsPerArm: chainsPerArm - 1 })).toBeLessThan(power + 1e-9);
      }),
    );
  });
});
