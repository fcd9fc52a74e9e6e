import { expect, it } from 'vitest';
import { asStated, judge, standardErrors, strain, within, withinAbsolute, type Expectation } from './expectation.ts';

const expectation: Expectation = {
  what: 'x',
  points: [{ x: 1, estimate: 10, standardError: 0.5 }, { x: 2, estimate: 20, standardError: NaN }],
  predicted: () => 11.5,
  checkedAt: [1],
  tolerance: standardErrors(4),
};
const holds = (change: Partial<Expectation>): boolean[] => judge({ ...expectation, ...change }).map((check) => check.holds);

it('allows as many standard errors as it says, so that fewer chains allow more', () => {
  expect(holds({})).toEqual([true]);
  expect(holds({ tolerance: standardErrors(2) })).toEqual([false]);
  expect(judge(expectation)[0]).toMatchObject({ measured: 10, predicted: 11.5, tolerance: 2 + 11.5e-12, along: 'generation' });
});

it('allows a share or a distance for what is approximate, or four standard errors where these are more', () => {
  expect(holds({ tolerance: within(0.01, '') })).toEqual([true]);
  expect(holds({ predicted: () => 12.1, tolerance: within(0.01, '') })).toEqual([false]);
  expect(holds({ predicted: () => 12.9, tolerance: withinAbsolute(3, '') })).toEqual([true]);
});

it('holds nowhere where there is no number, whatever the tolerance', () => {
  const points = [{ x: 1, estimate: NaN, standardError: 1 }];
  for (const tolerance of [standardErrors(4), within(100, ''), withinAbsolute(100, ''), asStated]) {
    expect(holds({ points, tolerance })).toEqual([false]);
    expect(holds({ checkedAt: [3], tolerance })).toEqual([false]);
    expect(holds({ predicted: () => NaN, tolerance })).toEqual([false]);
  }
  expect(holds({ checkedAt: [2] })).toEqual([false]);
});

it('asks of a range only that it is not left, and nothing of a side that is infinite', () => {
  const at = (low: number, high: number) => holds({ predicted: () => ({ low, high }), tolerance: asStated })[0];
  expect(at(9, 11)).toBe(true);
  expect(at(10.1, 11)).toBe(false);
  expect(at(-Infinity, 9)).toBe(false);
  expect(at(-Infinity, Infinity)).toBe(true);
  expect(judge({ ...expectation, predicted: () => ({ low: -Infinity, high: 9 }) })[0]!.holds).toBe(true);
});

it('says how near its limit a check came', () => {
  expect(strain(judge(expectation)[0]!)).toBeCloseTo(0.75, 10);
  expect(strain(judge({ ...expectation, predicted: () => ({ low: 0, high: 20 }) })[0]!)).toBe(0);
});
