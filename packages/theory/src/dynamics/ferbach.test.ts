import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ferbachChosen, ferbachGaussianVariance, ferbachLeastGain, ferbachTilt, type Curated } from './ferbach.ts';

const curated: Curated = { law: [0.2, 0.3, 0.5], reward: [0, 1, 2] };

it('chooses as all pairs say at K = 2, and not at all at K = 1', () => {
  const gain = curated.reward.map(Math.exp);
  const pairs = curated.law.map((p, i) => p * curated.law.reduce((sum, q, j) => sum + (q * 2 * gain[i]!) / (gain[i]! + gain[j]!), 0));
  ferbachChosen(curated, 2).forEach((p, i) => { expect(p).toBeCloseTo(pairs[i]!, 12); });
  ferbachChosen(curated, 1).forEach((p, i) => { expect(p).toBeCloseTo(curated.law[i]!, 12); });
});

it('tilts by e^r as K grows, the distance falling with 1/K (row 17b)', () => {
  const tilt = ferbachTilt(curated, { t: 1, real: 0 });
  const distances = [2, 4, 16, 64].map((k) => ferbachChosen(curated, k).reduce((sum, p, i) => sum + Math.abs(p - tilt[i]!) / 2, 0));
  expect(distances).toEqual([...distances].sort((a, b) => b - a));
  expect(distances[3]! * 64).toBeCloseTo(distances[2]! * 16, 1);
});

it('stays a law for a thousand steps, ends on the best reward, and at p₀ where all is real', () => {
  const last = ferbachTilt(curated, { t: 1000, real: 0 });
  expect(last[2]).toBeCloseTo(1, 12);
  expect(ferbachTilt(curated, { t: 50, real: 1 })).toEqual(curated.law);
  // t steps are p₀e^(tr).
  const weights = curated.law.map((p, i) => p * Math.exp(3 * curated.reward[i]!));
  const sum = weights.reduce((a, b) => a + b, 0);
  ferbachTilt(curated, { t: 3, real: 0 }).forEach((p, i) => { expect(p).toBeCloseTo(weights[i]! / sum, 14); });
});

it('has the fixed point λp₀/(1 − (1−λ)e^r/Z) with a real share λ', () => {
  const p = ferbachTilt(curated, { t: 2000, real: 0.2 });
  const z = p.reduce((sum, q, i) => sum + q * Math.exp(curated.reward[i]!), 0);
  p.forEach((q, i) => { expect(q).toBeCloseTo((0.2 * curated.law[i]!) / (1 - (0.8 * Math.exp(curated.reward[i]!)) / z), 12); });
});

it('raises E e^r by at least ((K−1)/K) Var/e^r* in every step', () => {
  const mean = ({ law, reward }: Curated) => law.reduce((sum, p, i) => sum + p * Math.exp(reward[i]!), 0);
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 3, maxLength: 3 }), fc.constantFrom(2, 4, 16), (weights, candidates) => {
      const sum = weights.reduce((a, b) => a + b, 0);
      const before = { law: weights.map((w) => w / sum), reward: curated.reward };
      const after = { law: ferbachChosen(before, candidates), reward: curated.reward };
      expect(mean(after) - mean(before)).toBeGreaterThanOrEqual(ferbachLeastGain(before, candidates) - 1e-9);
    }),
    { numRuns: 50 },
  );
});

it('narrows a Gaussian to 1/(1 + at) under a quadratic reward', () => {
  expect([0, 1, 4].map((t) => ferbachGaussianVariance(2, t))).toEqual([1, 1 / 3, 1 / 9]);
});
