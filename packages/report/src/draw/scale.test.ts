import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseScale, linearBetween, linearScale, logScale, signedLogScale, type Scale } from './scale.ts';

const labels = ({ ticks }: Scale): string[] => ticks.map(({ label }) => label);

test('a linear axis starts at 0 where values do and leaves room at the other end', () => {
  const scale = linearScale([0, 1]);
  expect(scale.at(0)).toBe(0);
  expect(scale.at(1)).toBeLessThan(1);
  expect(labels(scale)).toEqual(['0', '0.2', '0.4', '0.6', '0.8', '1']);
});

test('a linear axis of one value has that value in its middle', () => {
  expect(linearScale([5, 5]).at(5)).toBeCloseTo(0.5, 12);
  expect(linearScale([0]).at(0)).toBeCloseTo(0.5, 12);
});

test('neighbouring labels keep enough digits to differ far from 0', () => {
  expect(labels(linearBetween(1000.00001, 1000.00003, 2))).toEqual(['1,000.00001', '1,000.00002', '1,000.00003']);
});

test('a logarithmic axis has no place for 0 and below', () => {
  const scale = logScale([1, 1000], true);
  expect([scale.at(1), scale.at(1000)]).toEqual([0, 1]);
  expect(scale.at(0)).toBeNaN();
  expect(scale.at(-1)).toBeNaN();
  expect(labels(scale)).toEqual(['1', '3', '10', '30', '100', '300', '1,000']);
});

test('few decades are divided at 1, 2 and 5', () => {
  expect(labels(logScale([1, 20], true))).toEqual(['1', '2', '5', '10', '20']);
});

test('a signed logarithmic axis is symmetric about 0 and shows 0', () => {
  const scale = signedLogScale([-1000, 1000], 1);
  expect(scale.at(0)).toBeCloseTo(0.5, 12);
  expect(scale.at(30) + scale.at(-30)).toBeCloseTo(1, 12);
  expect(labels(scale)).toEqual(['−1,000', '−100', '−10', '−1', '0', '1', '10', '100', '1,000']);
});

test('the kind of axis follows how far magnitudes spread', () => {
  expect(chooseScale([[1, 0.7, 0.3]]).kind).toBe('linear');
  expect(chooseScale([[1, 0.1, 0.001]]).kind).toBe('log');
  // One series reaches 2, the other stays near 0.02: on a linear axis it would be a flat line.
  expect(chooseScale([[0, 1, 2], [0, 0.01, 0.02, -0.001]]).kind).toBe('signedLog');
  expect(chooseScale([[0, 1, 2], [0, 0.5, 1]]).kind).toBe('linear');
});

test('nothing finite gives an axis all the same', () => {
  expect(labels(chooseScale([[NaN, Infinity], []]))).toEqual(['0', '0.2', '0.4', '0.6', '0.8', '1']);
  expect(labels(chooseScale([])).length).toBeGreaterThan(1);
  expect(labels(logScale([-1])).length).toBeGreaterThan(1);
});

test('every finite value has a place on the axis chosen for it, ticks rise and differ in words', () => {
  const values = fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }).filter((value) => value === 0 || Math.abs(value) > 1e-12), { minLength: 1 });
  fc.assert(
    fc.property(values, (series) => {
      const scale = chooseScale([series]);
      for (const value of series) {
        expect(scale.at(value)).toBeGreaterThanOrEqual(-1e-6);
        expect(scale.at(value)).toBeLessThanOrEqual(1 + 1e-6);
      }
      const places = scale.ticks.map(({ at }) => at);
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(new Set(labels(scale)).size).toBe(scale.ticks.length);
    }),
  );
});
