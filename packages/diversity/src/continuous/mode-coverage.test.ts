import { expect, it } from 'vitest';
import { modeCoverage } from './mode-coverage.ts';

const centres = { values: Float64Array.of(0, 0, 10, 0, 0, 10), dimensions: 2 };

it('gives points to their nearest centre within reach', () => {
  const points = { values: Float64Array.of(1, 0, -1, 0, 10, 2, 5, 5), dimensions: 2 };
  expect(modeCoverage(points, centres, 2)).toEqual({ covered: 2, nearShare: 3 / 4, counts: Uint32Array.of(2, 1, 0) });
});

it('has no share without points', () => {
  expect(modeCoverage({ values: new Float64Array(), dimensions: 2 }, centres, 2)).toEqual({ covered: 0, nearShare: NaN, counts: Uint32Array.of(0, 0, 0) });
});
