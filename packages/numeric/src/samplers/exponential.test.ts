import { expect, it, test } from 'vitest';
import { streams } from '../streams.ts';
import { ScriptedRng } from '../testing/scripted-rng.ts';
import { momentErrors } from '../testing/statistics-of-draws.ts';
import { exponential } from './exponential.ts';

const root = streams('exponential');

it('is the quantile function at a uniform, finite over all of [0, 1)', () => {
  const at = (u: number): number => exponential(2, new ScriptedRng().script({ uniforms: [u] }));
  expect(at(0)).toBe(-0);
  expect(at(0.5)).toBe(2 * Math.log(2));
  expect(at(1 - Number.EPSILON / 2)).toBe(2 * 53 * Math.log(2));
});

test('mean and variance over 10⁷ draws lie within 5 standard errors', () => {
  const rng = root.fork('moments').rng();
  expect(Math.max(...momentErrors(1e7, () => exponential(0.1, rng), { mean: 0.1, variance: 0.01, excess: 6 }))).toBeLessThan(5);
});

it('refuses what is no mean, with the number', () => {
  expect(() => exponential(NaN, root.rng())).toThrow(new RangeError('mean must be a finite number above 0, but got NaN'));
  for (const mean of [0, -1, Infinity]) expect(() => exponential(mean, root.rng())).toThrow(`but got ${mean}`);
});

test('the same stream gives the same variates, one uniform each', () => {
  const [rng, uniforms] = [root.rng(), root.rng()];
  expect(exponential(1, rng)).toBe(-Math.log(1 - uniforms.uniform()));
  expect(rng.uniform()).toBe(uniforms.uniform());
});
