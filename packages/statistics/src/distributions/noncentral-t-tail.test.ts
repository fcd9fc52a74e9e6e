import { expect, it } from 'vitest';
import { noncentralTTails } from './noncentral-t-tail.ts';
import { studentTTail } from './student-t-tail.ts';

// scipy 1.17.1: stats.nct.sf(t, df, δ) + stats.nct.cdf(−t, df, δ).
it.each([
  [2.3, 7, 1.5, 0.2708432040830912],
  [12.7, 1, 2, 0.12581688587459744],
  [1.96, 1000, 3.2, 0.892382994585467],
  [2.1, 18, 8, 0.9999999872936437],
])('agrees with SciPy beyond %d with %d degrees of freedom and noncentrality %d', (t, df, delta, expected) => {
  expect(Math.abs(noncentralTTails(t, df, delta) - expected)).toBeLessThan(1e-11);
});

it('is twice the tail of Student’s t where nothing is noncentral, and the same for either sign', () => {
  for (const df of [1, 3, 14, 400]) expect(noncentralTTails(2, df, 0)).toBeCloseTo(2 * studentTTail(2, df), 12);
  expect(noncentralTTails(2, 9, -1.3)).toBeCloseTo(noncentralTTails(2, 9, 1.3), 14);
});
