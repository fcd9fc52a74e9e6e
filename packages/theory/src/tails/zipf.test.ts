import { expect, it } from 'vitest';
import { missingMass, tailPlateau, zipfExponent, zipfLaw, zipfMemoriser } from './zipf.ts';

it('forgets as T^−(1−1/β): slope within .01 of it between 10⁴ and 10⁵ items (row 16e)', () => {
  const law = zipfLaw(2, 200_000);
  const slope = Math.log10(zipfMemoriser(law, 1e5) / zipfMemoriser(law, 1e4));
  expect(Math.abs(slope - zipfExponent(2))).toBeLessThan(0.01);
});

it('errs on everything unseen before the first item, and on nothing at last', () => {
  const law = zipfLaw(1.5, 100);
  expect(zipfMemoriser(law, 0)).toBeCloseTo(1, 12);
  expect(zipfMemoriser(law, 1e7)).toBeLessThan(1e-12);
});

it('keeps the plateau k^−(β−1)/(ζ(β)(β−1)) of ranks never seen, within 2 % of the tail at k = 100 (row 16e)', () => {
  const { approximate, exact } = tailPlateau(1.5, 100);
  expect(Math.abs(approximate / exact - 1)).toBeLessThan(0.02);
  // ζ(2) = π²/6: the tail from rank 2 on is 1 − 6/π².
  expect(tailPlateau(2, 1).exact).toBeCloseTo(1 - 6 / (Math.PI * Math.PI), 12);
});

it('has lost 1.8 to 1.9 times as much after ten refits as after one on as many items, Zipf 1.5 (B16)', () => {
  const law = zipfLaw(1.5, 1e5);
  const grown = missingMass(law, { n: 1e4, k: 10 }) / missingMass(law, { n: 1e4, k: 1 });
  expect(grown).toBeGreaterThan(1.8);
  expect(grown).toBeLessThan(1.9);
});
