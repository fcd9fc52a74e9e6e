import fc from 'fast-check';
import { expect, it } from 'vitest';
import { transportCost } from './transport.ts';

/** The least cost over all ways to send unit after unit. */
function byEnumeration(cost: number[][], supply: number[], demand: number[]): number {
  const row = supply.findIndex((units) => units > 0);
  if (row < 0) return 0;
  const rest = supply.with(row, supply[row]! - 1);
  return Math.min(...demand.map((units, j) => (units > 0 ? cost[row]![j]! + byEnumeration(cost, rest, demand.with(j, units - 1)) : Infinity)));
}

it('is the least over all ways to move', () => {
  const costs = fc.array(fc.array(fc.nat({ max: 9 }), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 2 });
  fc.assert(
    fc.property(costs, (cost) => {
      expect(transportCost(Float64Array.from(cost.flat()), Uint32Array.of(3, 3), Uint32Array.of(2, 2, 2))).toBe(byEnumeration(cost, [3, 3], [2, 2, 2]));
    }),
    { numRuns: 200 },
  );
});

it('takes back what a later supply needs more', () => {
  // The first supply goes to column 0 at once; the second has only that one at a finite price.
  expect(transportCost(Float64Array.of(1, 2, 1, 100), Uint32Array.of(1, 1), Uint32Array.of(1, 1))).toBe(3);
});
