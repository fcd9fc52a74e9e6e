import { streams } from '@collapse-lab/numeric';
import { expect, it } from 'vitest';
import { meanCosineDistance } from './mean-cosine-distance.ts';

it('is 0 for points of one direction, 1 for orthogonal ones and 2 for opposite ones', () => {
  expect(meanCosineDistance({ values: Float64Array.of(1, 2, 2, 4, 3, 6), dimensions: 2 })).toBeCloseTo(0, 14);
  expect(meanCosineDistance({ values: Float64Array.of(1, 0, 0, 0, 2, 0, 0, 0, 5), dimensions: 3 })).toBeCloseTo(1, 14);
  expect(meanCosineDistance({ values: Float64Array.of(1, 0, -3, 0), dimensions: 2 })).toBeCloseTo(2, 14);
});

it('is the mean over pairs', () => {
  const rng = streams('dispersion').rng();
  const [n, d] = [9, 4];
  const values = Float64Array.from({ length: n * d }, () => rng.normal());
  const rows = Array.from({ length: n }, (_, i) => values.subarray(i * d, (i + 1) * d));
  const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, c) => sum + x * b[c]!, 0);
  let sum = 0;
  for (let i = 0; i < n; i++) for (let j = 0; j < i; j++) sum += 1 - dot(rows[i]!, rows[j]!) / Math.sqrt(dot(rows[i]!, rows[i]!) * dot(rows[j]!, rows[j]!));
  expect(meanCosineDistance({ values, dimensions: d })).toBeCloseTo(sum / ((n * (n - 1)) / 2), 13);
});

it('is NaN without a pair, and where a point has no direction', () => {
  expect(meanCosineDistance({ values: new Float64Array(), dimensions: 3 })).toBeNaN();
  expect(meanCosineDistance({ values: Float64Array.of(1, 2), dimensions: 2 })).toBeNaN();
  expect(meanCosineDistance({ values: Float64Array.of(1, 2, 0, 0), dimensions: 2 })).toBeNaN();
});
