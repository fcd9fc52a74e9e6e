import { expect, test } from 'vitest';
import { integrate } from './gauss-kronrod.ts';

test('a single panel is exact for polynomials up to degree 22', () => {
  // The 15-point Kronrod rule has degree of exactness 3 · 7 + 2 = 23; an infinite tolerance keeps it to one panel.
  for (let degree = 0; degree <= 22; degree += 2) {
    const power = (x: number): number => {
      let product = 1;
      for (let i = 0; i < degree; i++) product *= x;
      return product;
    };
    expect(Math.abs(integrate(power, -1, 1, Infinity) - 2 / (degree + 1))).toBeLessThan(3e-15);
  }
});

test('halves its panels until a narrow peak is resolved', () => {
  // ∫ over the line of exp(−x²/(2s²)) = s √(2π).
  const s = 0.01;
  const peak = (x: number): number => Math.exp(-0.5 * (x / s) * (x / s));
  expect(integrate(peak, -1, 1, 1e-16)).toBeCloseTo(s * Math.sqrt(2 * Math.PI), 14);
});

test('gives up on a jump after 40 halvings instead of running for ever', () => {
  expect(integrate((x) => Number(x > 1 / 3), 0, 1, 0)).toBeCloseTo(2 / 3, 10);
});
