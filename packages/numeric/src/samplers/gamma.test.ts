import { describe, expect, it, test } from 'vitest';
import { streams } from '../streams.ts';
import { border, eachNode } from '../testing/gauss-legendre.ts';
import { ScriptedRng } from '../testing/scripted-rng.ts';
import { momentErrors, quantileErrors } from '../testing/statistics-of-draws.ts';
import { gamma } from './gamma.ts';

const root = streams('gamma');

/** First four moments of what is drawn, by the share of uniforms that is accepted at each normal. */
function drawnMoments(shape: number): number[] {
  const rng = new ScriptedRng();
  const drawn = (x: number, u: number): number => gamma(shape, rng.script({ normals: [x, 0], uniforms: [u] }));
  const sums = [0, 0, 0, 0, 0];
  // Below −3 √(shape − ⅓) every normal is rejected.
  eachNode(Math.max(-10, -3 * Math.sqrt(shape - 1 / 3)), 10, 400, (x, width) => {
    const accepted = border(0, 1, (u) => (drawn(x, u), rng.taken <= 2));
    let term = width * Math.exp(-0.5 * x * x) * accepted;
    const value = drawn(x, 0);
    for (let k = 0; k < 5; k++, term *= value) sums[k]! += term;
  });
  return sums.slice(1).map((sum) => sum / sums[0]!);
}

describe('the moments of the law that is drawn, integrated over normals and uniforms', () => {
  // E Xᵏ = a (a + 1) … (a + k − 1).
  test.each([1, 1.01, 1.5, 2, 3.7, 10, 100, 1e4, 1e6])('are those of the gamma law of shape %d', (shape) => {
    let exact = 1;
    drawnMoments(shape).forEach((moment, k) => {
      exact *= shape + k;
      expect(Math.abs(moment / exact - 1)).toBeLessThan(1e-10);
    });
  });
});

test.each([0.05, 0.999, 1, 49.5, 1e9])('mean and variance of shape %d over 10⁷ draws lie within 5 standard errors', (shape) => {
  const rng = root.fork('moments').rng();
  expect(Math.max(...momentErrors(1e7, () => gamma(shape, rng), { mean: shape, variance: shape, excess: 6 / shape }))).toBeLessThan(5);
});

test.each([
  // mpmath 1.3: roots of gammainc(shape, 0, x, regularized=True) − p.
  [0.3, [[0.1, 0.00032372462182343276], [0.5, 0.0731311358669519], [0.9, 0.884810773360244]]],
  [1, [[0.1, 0.10536051565782631], [0.5, 0.6931471805599453], [0.9, 2.302585092994046]]],
  [6, [[0.1, 3.1518980297921617], [0.5, 5.67016118871207], [0.9, 9.274673893351622]]],
] as const)('shape %d falls below its quantiles as often as it should', (shape, quantiles) => {
  const rng = root.fork('quantiles').rng();
  expect(Math.max(...quantileErrors(1_000_000, () => gamma(shape, rng), quantiles))).toBeLessThan(5);
});

it('refuses what is no shape, with the number', () => {
  expect(() => gamma(NaN, root.rng())).toThrow(new RangeError('shape must be a finite number above 0, but got NaN'));
  for (const shape of [0, -1, Infinity]) expect(() => gamma(shape, root.rng())).toThrow(`but got ${shape}`);
});

it('gives numbers also for shapes next to 0 and next to ∞', () => {
  expect(gamma(1e-300, root.rng())).toBe(0);
  expect(gamma(1e300, root.rng())).toBeCloseTo(1e300, -290);
});

test('the same stream gives the same variates', () => {
  const draws = (): number[] => {
    const rng = root.fork('again').rng();
    return Array.from({ length: 1000 }, (_, i) => gamma((i + 1) / 100, rng));
  };
  expect(draws()).toEqual(draws());
});
