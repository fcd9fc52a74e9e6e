import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LogSum } from './log-sum.ts';

it('is −∞ when empty, also after terms of −∞ and after clearing', () => {
  const sum = new LogSum();
  expect(sum.value).toBe(-Infinity);
  sum.add(-Infinity);
  expect(sum.value).toBe(-Infinity);
  sum.add(3);
  sum.clear();
  expect(sum.value).toBe(-Infinity);
});

it('adds terms far outside the range of doubles', () => {
  const sum = new LogSum();
  for (const x of [-5000, -5000, 4000, 4000]) sum.add(x);
  expect(sum.value).toBeCloseTo(4000 + Math.LN2, 10);
});

it('agrees with plain addition in any order', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -20, max: 20, noNaN: true }), { minLength: 1 }), (terms) => {
      const sum = new LogSum();
      let plain = 0;
      for (const x of terms) {
        sum.add(x);
        plain += Math.exp(x);
      }
      expect(sum.value).toBeCloseTo(Math.log(plain), 12);
    }),
  );
});
