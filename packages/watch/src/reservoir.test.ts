import { streams } from '@collapse-lab/numeric';
import { describe, expect, it } from 'vitest';
import { Reservoir } from './reservoir.ts';

const one = (): number => 1;

function fill(reservoir: Reservoir<number>, count: number): number[] {
  for (let i = 0; i < count; i++) reservoir.offer(() => i);
  return reservoir.items();
}

describe('Reservoir', () => {
  it('keeps all there is while there is room, in random order', () => {
    const items = fill(new Reservoir<number>(100, Infinity, one, streams(1).rng()), 50);
    expect([...items].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, i) => i));
    expect(items).not.toEqual([...items].sort((a, b) => a - b));
  });

  it('keeps every item with the same chance', () => {
    const kept = new Float64Array(20);
    for (let s = 0; s < 4000; s++) for (const i of fill(new Reservoir<number>(5, Infinity, one, streams(7).fork('run', s).rng()), 20)) kept[i]!++;
    // Each is binomial (4000, 1/4): 1000 ± 4 · √(4000 · 3/16) = 110, in 20 places.
    expect(kept.every((count) => Math.abs(count - 1000) < 110)).toBe(true);
  });

  it('keeps long items as often as short ones under a limit on bytes', () => {
    let [long, short] = [0, 0];
    for (let s = 0; s < 400; s++) {
      for (const i of fill(new Reservoir<number>(1000, 200, (item) => 1 + (item % 2) * 9, streams(7).fork('run', s).rng()), 400)) { if (i % 2 === 1) long++; else short++; }
    }
    // About 36 of 400 items are kept a run, half of them long: ± 4 · √(14,400 / 4) = 240, and up to one item a run at the border.
    expect(Math.abs(long - short)).toBeLessThan(2 * 240 + 400);
    expect(long + short).toBeGreaterThan(400 * 25);
  });

  it('gives up items, the last offered first or not, when the limit falls', () => {
    const reservoir = new Reservoir<number>(1000, Infinity, one, streams(2).rng());
    const before = fill(reservoir, 100);
    reservoir.limitTo(10);
    expect(reservoir.items()).toEqual(before.slice(0, 10));
  });

  it('does not make an item that it does not keep', () => {
    let made = 0;
    const reservoir = new Reservoir<number>(10, Infinity, one, streams(3).rng());
    for (let i = 0; i < 10_000; i++) reservoir.offer(() => made++);
    // Expected 10 (1 + ln 1000) = 79.
    expect(made).toBeLessThan(200);
  });
});
