import { expect, it } from 'vitest';
import { gaussianAccumulate, gaussianReplace, gaussianSubsample } from '../index.ts';
import { discardPath, piSquaredPath, subsamplePath } from './paths.ts';
import { quadraticVariancePath } from './quadratic-variance.ts';

const CURVATURES = [-1, 0, 1];

it('is the product over generations when data accumulate, and its limits as n grows (row 5)', () => {
  for (const curvature of CURVATURES) {
    let product = 1;
    for (let i = 1; i <= 20; i++) product *= 1 + curvature / (10 * i * i);
    const expected = curvature === 0 ? piSquaredPath(20) : ((product - 1) * 10) / curvature;
    expect(quadraticVariancePath({ n: 10, t: 20, curvature, policy: 'accumulate' })).toBeCloseTo(expected, 12);
    const many = { n: 1e7, t: 20, curvature };
    expect(quadraticVariancePath({ ...many, policy: 'replace' })).toBeCloseTo(discardPath(20), 4);
    expect(quadraticVariancePath({ ...many, policy: 'accumulate' })).toBeCloseTo(piSquaredPath(20), 5);
    expect(quadraticVariancePath({ ...many, policy: 'accumulate-subsample' })).toBeCloseTo(subsamplePath(20), 5);
  }
});

it('is a Gaussian’s mean with its variance refitted by maximum likelihood at curvature −1', () => {
  const loop = { n: 10, t: 30, divisor: 'n' } as const;
  for (const [policy, { meanSquaredError }] of [['replace', gaussianReplace(loop)], ['accumulate', gaussianAccumulate(loop)], ['accumulate-subsample', gaussianSubsample(loop)]] as const) {
    expect(quadraticVariancePath({ n: 10, t: 30, curvature: -1, policy })).toBeCloseTo(10 * meanSquaredError, 12);
  }
});

it('is what two coins come to, counted by hand: n = 1 never strays further than its first item, and n = 2 may', () => {
  // n = 1, replaced: the first item for ever, (μ̂ − μ)² = p(1 − p).
  expect(quadraticVariancePath({ n: 1, t: 5, curvature: -1, policy: 'replace' })).toBeCloseTo(1, 15);
  // n = 1 of a pool of two, t = 2: either the real item or its copy.
  expect(quadraticVariancePath({ n: 1, t: 2, curvature: -1, policy: 'accumulate-subsample' })).toBeCloseTo(1, 15);
  // n = 2, t = 2, p = ½ replaced: the first mean is 0, ½, 1 with ¼, ½, ¼; after a half, so again: E (μ₂ − ½)² = ¼ (½ + ½ · ½) = 3/16, by p(1 − p)/n = ⅛.
  expect(quadraticVariancePath({ n: 2, t: 2, curvature: -1, policy: 'replace' })).toBeCloseTo(1.5, 15);
});

it('is 0 before there is a fit and 1 at the first', () => {
  for (const curvature of CURVATURES) {
    for (const policy of ['replace', 'accumulate', 'accumulate-subsample'] as const) {
      expect([0, 1].map((t) => quadraticVariancePath({ n: 7, t, curvature, policy }))).toEqual([expect.closeTo(0, 12), expect.closeTo(1, 12)]);
    }
  }
});
