import { streams } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FinitePool } from './finite-pool.ts';

const words = { items: 'documents', whole: 'the corpus', more: 'take a longer text' };
/** A pool of items 0 … total − 1, heldOut of them set aside. */
const poolOf = (total: number, heldOut: number, reuse = false): FinitePool => new FinitePool({ total, heldOut, reuse, words }, streams('study'));
const chain = streams('chain');
const numbers = (pool: FinitePool, from: 'fixed' | 'fresh' | 'heldOut', count: number, generation: number, taken = 0): number[] => [
  ...pool.choose({ from, count, generation, taken, member: 0 }, chain),
];

describe('a finite pool', () => {
  it('never gives one item twice: not held out, not first, not fresh in any generation', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), fc.array(fc.nat(10), { maxLength: 6 }), fc.nat(20), (heldOut, size, counts, rest) => {
        const total = heldOut + size + counts.reduce((sum, count) => sum + count, 0);
        const pool = poolOf(total + rest + 1, heldOut);
        const all = [...numbers(pool, 'heldOut', heldOut, 0), ...numbers(pool, 'fixed', size, 0)];
        counts.forEach((count, g) => all.push(...numbers(pool, 'fresh', count, g + 2, all.length - heldOut)));
        expect(all).toHaveLength(total);
        expect(new Set(all).size).toBe(all.length);
      }),
    );
  });

  it('gives the same items to a chain that is resumed with a newly opened pool', () => {
    const pool = poolOf(100, 10);
    numbers(pool, 'fixed', 20, 0);
    numbers(pool, 'fresh', 20, 1, 20);
    expect(numbers(poolOf(100, 10), 'fresh', 20, 2, 40)).toEqual(numbers(pool, 'fresh', 20, 2, 40));
  });

  it('gives other chains other items', () => {
    const pool = poolOf(100, 10);
    const other = [...pool.choose({ from: 'fixed', count: 20, generation: 0, taken: 0, member: 0 }, streams('other'))];
    expect(other).not.toEqual(numbers(pool, 'fixed', 20, 0));
  });

  it('says what is there, what was asked and the way out when fresh items run out', () => {
    const pool = poolOf(110, 10);
    numbers(pool, 'fixed', 40, 0);
    numbers(pool, 'fresh', 20, 3, 80);
    expect(() => numbers(pool, 'fresh', 20, 4, 100)).toThrow(
      'fresh real documents must not exceed the pool of 100, but got a request for 20 more at generation 4 after 100; set reuse: true',
    );
  });

  it('with reuse draws every generation anew, without repeats inside it and never from the reserve', () => {
    const pool = poolOf(50, 10, true);
    const reserve = new Set(numbers(pool, 'heldOut', 10, 0));
    const draws = [1, 2, 30].map((generation) => numbers(pool, 'fresh', 40, generation));
    for (const draw of draws) {
      expect(new Set(draw).size).toBe(40);
      expect(draw.some((each) => reserve.has(each))).toBe(false);
    }
    expect(draws[0]).not.toEqual(draws[1]);
  });

  it('refuses a reserve that leaves nothing, and a draw larger than the pool', () => {
    expect(() => poolOf(10, 10)).toThrow('heldOut must be less than the 10 documents of the corpus, but got 10; lower heldOut');
    expect(() => numbers(poolOf(10, 4), 'fixed', 7, 0)).toThrow('real documents per draw must be at most the 6 of the pool, but got 7; lower size');
    expect(() => numbers(poolOf(10, 4), 'heldOut', 5, 0)).toThrow('held-out documents must be at most the 4 set aside, but got 5; raise heldOut');
  });

  it('names the key that asked, where that is not size', () => {
    const ask = (count: number, reuse: boolean) => () => poolOf(110, 10, reuse).choose({ from: 'fresh', count, generation: 0, taken: 40, member: 0, key: 'model.aside' }, chain);
    expect(ask(101, true)).toThrow('real documents per draw must be at most the 100 of the pool, but got 101; lower model.aside or heldOut, take a longer text');
    expect(ask(61, true)).toThrow('a request for 61 more at generation 0 after 40; lower model.aside or size, or take a longer text');
    expect(ask(61, false)).toThrow('set reuse: true in the world to draw documents again, or lower model.aside or size or generations');
  });

  it('gives no item when none is asked for', () => {
    expect(numbers(poolOf(10, 4), 'fresh', 0, 500)).toEqual([]);
  });
});
