import type { RunRecord } from '@collapse-lab/runner';
import { expect, it } from 'vitest';
import { column, meanOf, medianOf, ratioOf, settledOf, shareOf, spreadOf } from './observe.ts';

const row = (chain: number, generation: number, a: number, arm: 'loop' | 'control' = 'loop') => ({ arm, chain, member: 0, generation, values: { a } });

/** What observations read of a run. */
function run(rows: RunRecord['rows']): RunRecord {
  return { study: { chains: 3 }, rows } as unknown as RunRecord;
}

const whole = run([row(0, 0, 9), row(0, 1, 1), row(0, 2, 1), row(1, 1, 2), row(1, 2, 3), row(2, 1, 6), row(2, 2, 5), row(0, 1, 100, 'control')]);

it('averages the loop’s chains at every generation that has a model, with the standard error of the mean', () => {
  expect(meanOf(whole, column('a'))).toEqual([
    { x: 1, estimate: 3, standardError: Math.sqrt(7 / 3) },
    { x: 2, estimate: 3, standardError: Math.sqrt(4 / 3) },
  ]);
});

it('takes medians, spreads and shares, a share of all having an error too', () => {
  const [median] = medianOf(whole, column('a'));
  expect(median!.estimate).toBe(2);
  expect(median!.standardError).toBeCloseTo(Math.sqrt((Math.PI / 2) * (7 / 3)), 12);
  expect(spreadOf(whole, column('a'))[1]).toEqual({ x: 2, estimate: 2, standardError: 1 });
  const [share] = shareOf(whole, ({ a }) => a! > 0);
  expect(share!.estimate).toBe(1);
  expect(share!.standardError).toBeCloseTo(Math.sqrt((5 / 7) * (2 / 7) / 7), 14);
});

it('averages each chain over its generations first where these are settled', () => {
  const settled = { ...whole, study: { ...whole.study, generations: 2 } };
  // Chains come to 1, 2.5 and 5.5, whose variance is 21/4.
  expect(settledOf(settled, column('a'), 1)).toEqual([{ x: 2, estimate: 3, standardError: Math.sqrt(21 / 4 / 3) }]);
  expect(settledOf(settled, column('a'), 2)).toEqual(meanOf(settled, column('a')).slice(1));
});

it('takes the ratio of means to that of generation 1, which varies by what the ratio leaves of each chain', () => {
  const tripled = run(whole.rows.map((row) => (row.generation === 2 ? { ...row, values: { a: row.chain === 0 ? 3 : row.chain === 1 ? 6 : 18 } } : row)));
  // Of 1, 2, 6 three times each: nothing is left.
  expect(ratioOf(tripled, column('a'))).toEqual([{ x: 1, estimate: 1, standardError: 0 }, { x: 2, estimate: 3, standardError: 0 }]);
  // Of 1, 3, 5 against 1, 2, 6 the ratio 1 leaves 0, 1, −1, whose variance is 1.
  expect(ratioOf(whole, column('a'))[1]).toEqual({ x: 2, estimate: 1, standardError: expect.closeTo(Math.sqrt(1 / 3) / 3, 15) as number });
});

it('has no number where a chain has none: a chain that ended is no smaller sample', () => {
  const [at1, at2] = meanOf(run(whole.rows.filter(({ chain, generation }) => chain !== 2 || generation < 2)), column('a'));
  expect(at1!.estimate).toBe(3);
  expect(at2!.estimate).toBeNaN();
  expect(meanOf(whole, column('b'))[0]!.estimate).toBeNaN();
});
