import { expect, test } from 'vitest';
import { seriesRun } from '../testing/series-run.ts';
import { ratesOf } from './rates.ts';

const decaying = (rate: number, length: number): number[] => Array.from({ length }, (_, i) => Math.exp(rate * (i + 1)));
const close = (value: number): number => expect.closeTo(value, 10) as number;

test('the rate is the mean slope from the first fit to the last generation, with Student’s interval', () => {
  const [rate] = ratesOf(seriesRun([-0.1, -0.2, -0.3].map((slope) => decaying(slope, 10))), 'relativeSupport');
  // R 4.2.2: t.test(c(-0.1, -0.2, -0.3)).
  expect(rate).toEqual({ column: 'relativeSupport', from: 1, to: 10, estimate: close(-0.2), low: close(-0.448413771175), high: close(0.048413771175), level: 0.95, chains: 3, shorter: 0, passedOver: 0 });
});

test('chains that ended early are fitted over what they have and counted', () => {
  const [rate] = ratesOf(seriesRun([decaying(-0.1, 10), decaying(-0.5, 4), decaying(-0.2, 1)], { ended: [1, 2] }), 'relativeSupport');
  expect(rate).toMatchObject({ estimate: close(-0.3), chains: 2, shorter: 1 });
});

test('thinned records give the rate per generation', () => {
  const values = [1, 10, 20, 30].map((t) => Math.exp(-0.05 * t));
  expect(ratesOf(seriesRun([values], { study: { record: 10, generations: 30 } }), 'relativeSupport')[0]).toMatchObject({ estimate: close(-0.05), to: 30 });
});

test('values without a logarithm are passed over and counted, but a measure that goes below 0 has no rate', () => {
  const values = decaying(-0.1, 10);
  values[4] = 0;
  expect(ratesOf(seriesRun([values]), 'relativeSupport')[0]).toMatchObject({ estimate: close(-0.1), passedOver: 1 });
  values[4] = -1;
  expect(ratesOf(seriesRun([values]), 'relativeSupport')).toEqual([]);
});

test('one generation has no rate', () => {
  expect(ratesOf(seriesRun([[1]]), 'relativeSupport')).toEqual([]);
});

test('the slope of a chain is the mean of its members’', () => {
  const run = seriesRun([decaying(-0.1, 5)]);
  const rows = run.rows.flatMap((row) => [row, { ...row, member: 1, values: row.generation === 0 ? {} : { relativeSupport: Math.exp(-0.3 * row.generation) } }]);
  expect(ratesOf({ ...run, rows }, 'relativeSupport')[0]).toMatchObject({ estimate: close(-0.2), chains: 1 });
});
