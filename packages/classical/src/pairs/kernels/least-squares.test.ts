// Expected values: numpy 2.4.6 (lstsq, and lstsq of rows scaled by √w), and NIST's certified values of NoInt1.
import type { Pairs } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leastSquares, type LeastSquares } from './least-squares.ts';

const plane: Pairs = { covariates: Float64Array.of(1, 2.5, 2, -1, 3, 0.5, 4, 4, 5, -2, 6, 3), responses: Float64Array.of(1.2, 3.9, 4.1, 2.8, 9.7, 6.6), dimensions: 2 };
const weight = Float64Array.of(1, 2, 0.5, 3, 1.5, 1);

function fitted(...words: Parameters<typeof leastSquares>): LeastSquares {
  const fit = leastSquares(...words);
  if ('ended' in fit) throw new Error(fit.ended.message);
  return fit;
}
const ending = (...words: Parameters<typeof leastSquares>): unknown => (leastSquares(...words) as { ended?: unknown }).ended;

test('fits a plane', () => {
  const { intercept, slope, residualSquares, mass, taken } = fitted(plane, undefined, true);
  expect(intercept).toBeCloseTo(1.086172547695424, 12);
  expect([...slope]).toEqual([expect.closeTo(1.2986324497720756, 12), expect.closeTo(-0.7840452473408748, 12)]);
  expect(residualSquares).toBeCloseTo(1.59282036, 8);
  expect([mass, taken]).toEqual([6, 3]);
});

test('fits a plane through the origin', () => {
  const { intercept, slope, residualSquares, taken } = fitted(plane, undefined, false);
  expect([intercept, taken]).toEqual([0, 2]);
  expect([...slope]).toEqual([expect.closeTo(1.5386127386127384, 12), expect.closeTo(-0.7466830466830469, 12)]);
  expect(residualSquares).toBeCloseTo(2.91351257, 8);

  const range = (from: number): Float64Array => Float64Array.from({ length: 11 }, (_, i) => from + i);
  const noInt1 = fitted({ covariates: range(60), responses: range(130), dimensions: 1 }, undefined, false);
  expect(noInt1.slope[0]).toBeCloseTo(2.07438016528926, 13);
  expect(Math.sqrt(noInt1.residualSquares / 10)).toBeCloseTo(3.56753034006338, 11);
});

test('honours weights', () => {
  const { intercept, slope, residualSquares, mass, taken } = fitted(plane, weight, true);
  expect(intercept).toBeCloseTo(0.8839728553329766, 12);
  expect([...slope]).toEqual([expect.closeTo(1.3460556189711608, 12), expect.closeTo(-0.8180027847116814, 12)]);
  expect(residualSquares).toBeCloseTo(2.03141519, 8);
  expect(mass).toBe(9);
  // tr((ZᵀWZ)⁻¹ ZᵀW²Z)
  expect(taken).toBeCloseTo(5.3673436108428145, 11);
});

test('of equal weights is that without them, whatever their scale', () => {
  const plain = fitted(plane, undefined, true);
  const tripled = fitted(plane, new Float64Array(6).fill(3), true);
  expect([...tripled.slope]).toEqual([...plain.slope].map((each): unknown => expect.closeTo(each, 12)));
  expect(tripled.residualSquares / (tripled.mass - tripled.taken)).toBeCloseTo(plain.residualSquares / (plain.mass - plain.taken), 12);
});

test('leaves residuals that are orthogonal to the covariates', () => {
  const coordinate = fc.double({ min: -100, max: 100, noNaN: true });
  const rows = fc.array(fc.tuple(coordinate, coordinate, coordinate), { minLength: 5, maxLength: 20 });
  fc.assert(
    fc.property(rows, (all) => {
      const items: Pairs = { covariates: Float64Array.from(all.flatMap(([a, b]) => [a, b])), responses: Float64Array.from(all, ([, , y]) => y), dimensions: 2 };
      const fit = leastSquares(items, undefined, true);
      // Nearly collinear ones are solved less exactly than is asked here.
      if ('ended' in fit || fit.slope.some((each) => Math.abs(each) > 1e4)) return;
      const residuals = all.map(([a, b, y]) => y - fit.intercept - fit.slope[0]! * a - fit.slope[1]! * b);
      for (const of of [0, 1] as const) expect(Math.abs(residuals.reduce((sum, r, i) => sum + r * all[i]![of], 0))).toBeLessThan(1e-4);
    }),
    { seed: 3 },
  );
});

test.each<[string, Pairs, number, boolean]>([
  ['follows from those before it', { covariates: Float64Array.of(1, 2, 3, 2, 1, 3, 0, 4, 4, 5, 5, 10), responses: Float64Array.of(1, 2, 3, 5), dimensions: 3 }, 2, false],
  ['is constant', { covariates: Float64Array.of(1, 0.1, 2, 0.1, 5, 0.1, 4, 0.1), responses: Float64Array.of(1, 2, 3, 4), dimensions: 2 }, 1, true],
  ['is nothing but 0', { covariates: new Float64Array(4), responses: Float64Array.of(1, 2, 3, 4), dimensions: 1 }, 0, false],
])('a covariate that %s ends the chain, by its pivot', (_, items, pivot, intercept) => {
  expect(ending(items, undefined, intercept)).toEqual({
    code: 'collinear-covariates',
    message: expect.stringContaining(`covariate ${pivot + 1} is constant or follows from those before it: pivot ${pivot} of their cross-products is `) as unknown,
  });
});

test('weights of 0 are items that are not there', () => {
  expect(ending(plane, Float64Array.of(1, 1, 0, 0, 0, 0), true)).toMatchObject({ code: 'collinear-covariates' });
});

test('covariates far from 0, or nearly without spread, are fitted all the same', () => {
  const far: Pairs = { covariates: Float64Array.of(1e6 + 0.001, 1e6 + 0.002, 1e6 + 0.003, 1e6 + 0.005), responses: Float64Array.of(1, 2, 3, 5), dimensions: 1 };
  // 1e6 itself has 2⁻³³ between neighbours, a 10⁷th of the spread.
  expect(fitted(far, undefined, true).slope[0]! / 1000).toBeCloseTo(1, 5);
  const narrow: Pairs = { covariates: Float64Array.of(1e-150, 2e-150, 3e-150), responses: Float64Array.of(1, 2, 3), dimensions: 1 };
  expect(fitted(narrow, undefined, true).slope[0]! / 1e150).toBeCloseTo(1, 12);
});

test('with a penalty shrinks the slopes and leaves the intercept free', () => {
  const { intercept, slope, residualSquares, taken } = fitted(plane, undefined, true, 2);
  expect([...slope]).toEqual([expect.closeTo(1.1609390468109178, 12), expect.closeTo(-0.7255409418752651, 12)]);
  expect([intercept, residualSquares, taken]).toEqual([1.4998444350162625, 1.9974221950577011, 2.8308584358648].map((x): unknown => expect.closeTo(x, 12)));
  // What is collinear has a fit all the same.
  expect(fitted({ covariates: Float64Array.of(1, 2, 2, 4, 3, 6), responses: Float64Array.of(1, 2, 3), dimensions: 2 }, undefined, true, 1).slope).toHaveLength(2);
});
