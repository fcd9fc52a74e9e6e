import { expect, test } from 'vitest';
import { thinned, type Position } from './thin.ts';

const line = (ys: readonly number[]): Position[] => ys.map((y, i) => [i / ys.length, y]);

test('a short line stays as it is', () => {
  const short = line([3, NaN, 1]);
  expect(thinned(short)).toEqual(short);
});

test('a long line keeps its ends, and in every column of pixels the ends and extremes', () => {
  for (const length of [1601, 2000, 40_003]) {
    const whole = line(Array.from({ length }, (_, i) => Math.sin(i * i) * (1 + (i % 17))));
    const kept = thinned(whole);
    expect(kept.length).toBeLessThanOrEqual(4 * 400);
    expect([kept[0], kept.at(-1)]).toEqual([whole[0], whole.at(-1)]);
    expect(kept.every((point, i) => i === 0 || point[0] > kept[i - 1]![0])).toBe(true);
    expect(extremes(kept)).toEqual(extremes(whole));
  }
});

/** The lowest and the highest value in every column. */
function extremes(points: readonly Position[]): Map<number, readonly [number, number]> {
  const all = new Map<number, readonly [number, number]>();
  for (const [x, y] of points) {
    const column = Math.floor(400 * x);
    const [low, high] = all.get(column) ?? [y, y];
    all.set(column, [Math.min(low, y), Math.max(high, y)]);
  }
  return all;
}

test('a gap in a long line stays a gap', () => {
  const ys = Array.from({ length: 5000 }, (_, i) => (i === 2501 || i >= 4990 ? NaN : i % 7));
  const kept = thinned(line(ys)).map(([, y]) => y);
  expect(kept.filter(Number.isNaN).length).toBeGreaterThanOrEqual(2);
  expect(kept.at(-1)).toBeNaN();
  expect(Math.max(...kept.filter(Number.isFinite))).toBe(6);
});
