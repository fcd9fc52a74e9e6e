import { describe, expect, it } from 'vitest';
import { TimeLeft, type Alike } from './time-left.ts';

/** Groups of one size where none is given. */
const groups = (of: Readonly<Record<string, Omit<Alike, 'size'> & Partial<Alike>>>): Map<string, Alike> => new Map(Object.entries(of).map(([id, alike]) => [id, { size: 100, ...alike }]));
/** A chain's generations from 0 on, each `seconds` after the last, the first of them at once; returns when the last was done. */
function run(left: TimeLeft, id: string, chain: number, { from, generations, seconds }: { readonly from: number; readonly generations: number; readonly seconds: number }): number {
  left.passed(id, chain, 0, from);
  for (let t = 1; t <= generations; t++) left.passed(id, chain, 1, from + t * seconds);
  return from + generations * seconds;
}

describe('the time left', () => {
  it('is not known before a generation was made', () => {
    const left = new TimeLeft(groups({ a: { chains: 1, generations: 5 } }), 0);
    left.passed('a', 0, 0, 1);
    expect(left.seconds(2)).toBeUndefined();
  });

  it('goes by what a generation of each group takes, not by the mean of all', () => {
    const left = new TimeLeft(groups({ cheap: { chains: 1, generations: 100 }, dear: { chains: 1, generations: 10 } }), 0);
    left.ended('cheap', 0, 0, run(left, 'cheap', 0, { from: 0, generations: 100, seconds: 0.01 }));
    const now = run(left, 'dear', 0, { from: 1, generations: 2, seconds: 10 });
    // Eight more of ten seconds; all alike, it would be 8 · 21 / 102 = 1.6.
    expect(left.seconds(now)).toBeCloseTo(80, 9);
  });

  it('takes a group of which nothing is known to be as the nearest before it', () => {
    const one = { chains: 1, generations: 2 };
    const left = new TimeLeft(groups({ a: one, b: one, floor: one, c: one }), 0);
    left.ended('a', 0, 0, run(left, 'a', 0, { from: 0, generations: 2, seconds: 1 }));
    left.ended('b', 0, 0, run(left, 'b', 0, { from: 2, generations: 2, seconds: 5 }));
    expect(left.seconds(12)).toBeCloseTo(4 * 5, 9);
    left.ended('c', 0, 0, run(left, 'c', 0, { from: 12, generations: 2, seconds: 7 }));
    expect(left.seconds(26)).toBeCloseTo(2 * 5, 9);
  });

  it('is shared by the workers that are busy, but not by more than there are chains', () => {
    const left = new TimeLeft(groups({ a: { chains: 4, generations: 4 } }), 0);
    for (let t = 0; t <= 4; t++) for (const chain of [0, 1]) left.passed('a', chain, t === 0 ? 0 : 1, t);
    for (const chain of [0, 1]) left.ended('a', chain, 0, 4);
    expect(left.seconds(4)).toBeCloseTo(4, 9);
    for (const chain of [2, 3]) left.passed('a', chain, 0, 4);
    for (let t = 5; t <= 8; t++) left.passed('a', 2, 1, t);
    left.ended('a', 2, 0, 8);
    left.passed('a', 3, 1, 8);
    // Three generations of one chain, for one worker; thirteen took 16 seconds of workers.
    expect(left.seconds(8)).toBeCloseTo(3 * (16 / 13), 9);
  });

  it('takes no account of what an earlier attempt did, and nothing for what a chain will not use', () => {
    const left = new TimeLeft(groups({ a: { chains: 3, generations: 100 } }), 0);
    left.ended('a', 0, 100, 0);
    left.passed('a', 1, 90, 1, true);
    for (let t = 91; t <= 95; t++) left.passed('a', 1, 1, t - 89);
    left.ended('a', 1, 5, 6);
    // A hundred of one second each, by one worker who was busy for five of six seconds.
    expect(left.seconds(6)).toBeCloseTo(100 / (5 / 6), 9);
  });

  it.each([
    // One worker for 1,017 of 1,020 seconds, of which c took ten for its four generations; d has as many.
    { made: 2, busy: 1017, each: 10 / 4 },
    // When a second chain began is not known before its first event: b and c took a second for each of four generations.
    { made: 1, busy: 1004, each: 1 },
  ])('has one worker for chains whose ends are told together, later, after $made of 2 generations', ({ made, busy, each }) => {
    const two = { chains: 2, generations: 2 };
    const left = new TimeLeft(groups({ a: { chains: 1, generations: 2 }, b: two, c: two, d: two }), 0);
    left.ended('a', 0, 0, run(left, 'a', 0, { from: 0, generations: 2, seconds: 500 }));
    for (const [id, from] of [['b', 1000], ['c', 1010]] as const) {
      for (const chain of [0, 1]) run(left, id, chain, { from: from + 5 * chain, generations: made, seconds: 1 });
      for (const chain of [0, 1]) left.ended(id, chain, 2 - made, from + 10);
    }
    expect(left.seconds(1020)).toBeCloseTo((4 * each) / (busy / 1020), 9);
  });

  // Fixed work of 0.2 ms and 40 ns for every item, as a Gaussian's; without a size, what follows a dear cell was taken to be as dear.
  const cost = (size: number): number => 2e-4 + 4e-8 * size;
  const sweep = (...sizes: readonly number[]): TimeLeft => new TimeLeft(groups(Object.fromEntries(sizes.map((size, i) => [String(i), { chains: 1, generations: 3000, size }]))), 0);
  const whole = (left: TimeLeft, cell: number, size: number, from: number): number => {
    const now = run(left, String(cell), 0, { from, generations: 3000, seconds: cost(size) });
    left.ended(String(cell), 0, 0, now);
    return now;
  };

  it('takes a cheap cell after a dear one at its own size, from the second size on', () => {
    const left = sweep(10, 300_000, 100_000, 10);
    const now = whole(left, 0, 10, 0);
    const then = run(left, '1', 0, { from: now, generations: 30, seconds: cost(300_000) });
    expect(left.seconds(then)).toBeCloseTo(2970 * cost(300_000) + 3000 * (cost(100_000) + cost(10)), 9);
  });

  it('takes a first size for what lies between no growth and growth in proportion', () => {
    const left = sweep(100, 10_000);
    expect(left.seconds(whole(left, 0, 100, 0))).toBeCloseTo(3000 * cost(100) * 10, 9);
  });

  it('takes a size that was dearer than a larger one, by chance or by its model, for no reason to go below 0', () => {
    const left = new TimeLeft(groups({ a: { chains: 1, generations: 2, size: 10 }, b: { chains: 1, generations: 2, size: 20 }, c: { chains: 1, generations: 2, size: 1000 } }), 0);
    left.ended('a', 0, 0, run(left, 'a', 0, { from: 0, generations: 2, seconds: 3 }));
    left.ended('b', 0, 0, run(left, 'b', 0, { from: 6, generations: 2, seconds: 1 }));
    expect(left.seconds(8)).toBeCloseTo(2, 9);
  });
});
