import { streams } from '@collapse-lab/numeric';
import { expect, it } from 'vitest';
import { vendiScore, vendiScoreOfFeatures } from './vendi-score.ts';

it('is the number of items that have nothing in common, and 1 for copies', () => {
  for (const order of [0.5, 1, 2, Infinity]) {
    expect(vendiScore(Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1), order)).toBeCloseTo(3, 12);
    expect(vendiScore(new Float64Array(9).fill(1), order)).toBeCloseTo(1, 12);
  }
});

it('goes by the eigenvalues (1 ± s) / 2 of two items of similarity s', () => {
  expect(vendiScore(Float64Array.of(1, 0.6, 0.6, 1), 1)).toBeCloseTo(Math.exp(-0.8 * Math.log(0.8) - 0.2 * Math.log(0.2)), 13);
  expect(vendiScore(Float64Array.of(1, 0.6, 0.6, 1), 2)).toBeCloseTo(1 / (0.64 + 0.04), 13);
});

it('is the same through either side of the feature matrix', () => {
  const rng = streams('vendi').rng();
  for (const [n, d] of [[12, 5], [5, 12]] as const) {
    const features = { values: Float64Array.from({ length: n * d }, () => rng.normal()), dimensions: d };
    const rows = Array.from({ length: n }, (_, i) => features.values.subarray(i * d, (i + 1) * d));
    const dot = (a: Float64Array, b: Float64Array): number => a.reduce((sum, x, c) => sum + x * b[c]!, 0);
    const cosines = Float64Array.from(rows.flatMap((a) => rows.map((b) => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b)))));
    for (const order of [1, 2, Infinity]) expect(vendiScoreOfFeatures(features, order)).toBeCloseTo(vendiScore(cosines, order), 10);
  }
});

it('does not see copies of all items', () => {
  const values = Float64Array.of(1, 0, 0.5, 2, 3, 1);
  const once = vendiScoreOfFeatures({ values, dimensions: 2 }, 1);
  expect(vendiScoreOfFeatures({ values: Float64Array.of(...values, ...values), dimensions: 2 }, 1)).toBeCloseTo(once, 12);
});

it('is NaN without items, and where one has no direction', () => {
  expect(vendiScoreOfFeatures({ values: Float64Array.of(1, 2, 0, 0, 3, 1), dimensions: 2 }, 1)).toBeNaN();
  expect(vendiScoreOfFeatures({ values: Float64Array.of(1, 2, 0, 0, 3, 1), dimensions: 2 }, 2)).toBeNaN();
  expect(vendiScore(new Float64Array(), 1)).toBeNaN();
  expect(vendiScoreOfFeatures({ values: new Float64Array(), dimensions: 3 }, 1)).toBeNaN();
});
