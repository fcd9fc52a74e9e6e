import { expect, it } from 'vitest';
import { gaoLiCoevolvingLogDet, gaoLiLogDet } from './gao-li.ts';
import { kdeFixedVariance, kdeSecondMoment } from './kde.ts';
import { functionalApproximation, mixtureInverseInformation } from './mixture-information.ts';

it('widens a kernel density by h² a generation, and by h²H_t where data accumulate (row 6c)', () => {
  const kde = { variance: 0.5, bandwidth: 0.5, t: 10 };
  expect(kdeSecondMoment({ ...kde, policy: 'replace' })).toBe(3);
  expect(kdeSecondMoment({ ...kde, policy: 'accumulate' })).toBeCloseTo(0.5 + 0.25 * (7381 / 2520), 14);
  expect(kdeSecondMoment({ ...kde, t: 1, policy: 'accumulate-subsample' })).toBe(kdeSecondMoment({ ...kde, t: 1, policy: 'replace' }));
  expect(kdeFixedVariance(100, 0.5)).toBe(25);
});

it('has the inverse information (0.312, 3.02, 3.02, 1.81, 1.81) of the blog mixture (row 2), and 1, ½ per component as they part', () => {
  const near = mixtureInverseInformation({ weight: 0.5, means: [-2, 2], stdDevs: [1, 1] });
  [0.312, 3.02, 3.02, 1.81, 1.81].forEach((value, i) => { expect(near[i]!).toBeCloseTo(value, i === 0 ? 3 : 2); });
  // Apart, each component has w n items of its own: variances w(1−w), σ²/w, σ²/2w.
  const far = mixtureInverseInformation({ weight: 0.5, means: [-20, 20], stdDevs: [1, 1] });
  [0.25, 2, 2, 1, 1].forEach((value, i) => { expect(far[i]!).toBeCloseTo(value, 6); });
});

it('approximates two modes by the Gaussian of their moments, at a divergence that vanishes where there is one mode (row 1f)', () => {
  expect(functionalApproximation({ weight: 0.5, means: [0, 0], stdDevs: [1, 1] }).divergence).toBeCloseTo(0, 12);
  // Far apart: ln √(2πe(1 + a²)) − ½ ln 2πe − ln 2 at means ±a.
  const { stdDev, divergence } = functionalApproximation({ weight: 0.5, means: [-20, 20], stdDevs: [1, 1] });
  expect(stdDev).toBeCloseTo(Math.sqrt(401), 12);
  expect(divergence).toBeCloseTo(Math.log(401) / 2 - Math.LN2, 8);
});

it('contracts the images of a rare text faster, by 1/m in one dimension (row 10)', () => {
  const rates = [0.5, 0.3, 0.1].map((probability) => gaoLiLogDet({ texts: 200, probability, dimensions: 2, t: 1 }).mean);
  expect(rates).toEqual([...rates].sort((a, b) => b - a));
  expect(gaoLiLogDet({ texts: 200, probability: 0.05, dimensions: 2, t: 1 }).singular).toBeCloseTo(19900 * Math.exp(2 * Math.log(0.05) + 198 * Math.log(0.95)), 12);
  // All texts are this one: ψ((n−1)/2) − ln((n−1)/2), which is −1/(n−1) − 1/(3(n−1)²) + … of n − 1 = 199.
  expect(gaoLiLogDet({ texts: 200, probability: 1, dimensions: 1, t: 3 }).mean).toBeCloseTo(3 * (-1 / 199 - 1 / (3 * 199 * 199)), 8);
});

it('contracts images by what their texts are when both are learned (row 10)', () => {
  const pair = { texts: 30, probability: 0.4, dimensions: 1 };
  // The first batch is of the real texts in either case, and no class of one dimension is singular.
  expect(gaoLiCoevolvingLogDet({ ...pair, t: 1 })).toBeCloseTo(gaoLiLogDet({ ...pair, t: 1 }).mean, 6);
  // A text that is all there is stays so.
  expect(gaoLiCoevolvingLogDet({ ...pair, probability: 1, t: 7 })).toBeCloseTo(gaoLiLogDet({ ...pair, probability: 1, t: 7 }).mean, 12);
  // Texts that are lost contract no further: a step adds less and less, while rare ones that are left contract faster than by a frozen law.
  const steps = [2, 10, 100, 400].map((t) => gaoLiCoevolvingLogDet({ ...pair, t: t + 1 }) - gaoLiCoevolvingLogDet({ ...pair, t }));
  expect(steps[0]).toBeLessThan(gaoLiLogDet({ ...pair, t: 1 }).mean);
  expect(steps[3]).toBeCloseTo(0.4 * gaoLiLogDet({ ...pair, probability: 1, t: 1 }).mean, 5);
});
