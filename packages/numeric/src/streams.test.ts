import { describe, expect, it } from 'vitest';
import { Rng } from './rng.ts';
import { streams, type Streams } from './streams.ts';

const first = (key: ReturnType<typeof streams>, count = 5): number[] => {
  const rng = key.rng();
  return Array.from({ length: count }, () => rng.uniform());
};

describe('named streams', () => {
  it('draw the same from the same path, whatever was forked or drawn elsewhere', () => {
    const path = () => streams(7).fork('chain', 3).fork('generation', 10).fork('fit');
    const before = first(path());
    const root = streams(7).fork('chain', 3);
    first(root.fork('generation', 10).fork('sample'), 1000);
    first(root, 1000);
    expect(first(root.fork('generation', 10).fork('fit'))).toEqual(before);
    expect(path().key).toBe('7/chain:3/generation:10/fit');
  });

  it('differ by seed, by name, by index and by depth', () => {
    const paths = [
      streams(1), streams(2), streams('1 '), streams(1).fork('a'), streams(1).fork('b'), streams(1).fork('a', 0), streams(1).fork('a', 1),
      streams(1).fork('a').fork('a'), streams(1).fork('a', 11), streams(1).fork('a', 1).fork('a', 1),
    ];
    expect(new Set(paths.map((path) => first(path).join())).size).toBe(paths.length);
  });

  it('cannot be made to collide by a seed or a name that looks like a path', () => {
    expect(first(streams('1/a'))).not.toEqual(first(streams(1).fork('a')));
    expect(() => streams(1).fork('a/b')).toThrow('stream name must be letters, digits and hyphens, but got "a/b"');
    expect(() => streams(1).fork('a:1')).toThrow('stream name');
  });

  // What a fork mixes in is small and regular, so neighbours in every direction are where a weak mix would show.
  const kin: readonly (readonly [string, (i: number) => Streams, (i: number) => Streams])[] = [
    ['neighbouring indices', (i) => streams(0).fork('chain', i), (i) => streams(0).fork('chain', i + 1)],
    ['indices one bit apart', (i) => streams(0).fork('chain', i), (i) => streams(0).fork('chain', i + 1048576)],
    ['an index and the same one level down', (i) => streams(0).fork('chain', i), (i) => streams(0).fork('chain').fork('chain', i)],
    ['parent and child', (i) => streams(0).fork('chain', i), (i) => streams(0).fork('chain', i).fork('fit')],
    ['siblings by name', (i) => streams(0).fork('chain', i).fork('a'), (i) => streams(0).fork('chain', i).fork('b')],
    ['cousins', (i) => streams(0).fork('chain', i).fork('fit'), (i) => streams(0).fork('chain', i + 1).fork('fit')],
    ['neighbouring seeds', (i) => streams(i), (i) => streams(i + 1)],
  ];
  it.each(kin)('that are %s are uncorrelated, and uniform across', (_, one, other) => {
    const n = 40_000;
    const cells = new Float64Array(64);
    let [products, sum] = [0, 0];
    for (let i = 0; i < n; i++) {
      const [x, y] = [one(i).rng().uniform(), other(i).rng().uniform()];
      products += (x - 0.5) * (y - 0.5);
      sum += y - 0.5;
      cells[8 * Math.floor(8 * x) + Math.floor(8 * y)]!++;
    }
    // Products of independent centred uniforms have standard deviation 1/12, a centred uniform 1/√12: within 5 standard errors.
    expect(Math.abs(products / n)).toBeLessThan(5 / (12 * Math.sqrt(n)));
    expect(Math.abs(sum / n)).toBeLessThan(5 / Math.sqrt(12 * n));
    // The 0.99999 quantile of chi-square with 63 degrees of freedom is 122.7 (series of the incomplete gamma function, bisected).
    expect(cells.reduce((total, count) => total + ((count - n / 64) * (count - n / 64)) / (n / 64), 0)).toBeLessThan(122.7);
  });

  it('coincide as seldom as chance has it', () => {
    // Of n 32-bit words drawn at random, n²/2³³ pairs coincide: 128 for n = 2²⁰, Poisson, so within 5 · √128 of it.
    const n = 1_048_576;
    const words = new Int32Array(n);
    for (let i = 0; i < n; i++) words[i] = streams(3).fork('chain', i >> 10).fork('generation', i & 1023).rng().bits();
    words.sort();
    let pairs = 0;
    for (let i = 1; i < n; i++) if (words[i] === words[i - 1]) pairs++;
    expect(Math.abs(pairs - 128)).toBeLessThan(5 * Math.sqrt(128));
  });

  it('tell large indices apart', () => {
    const large = [0, 1, 2 ** 31, 2 ** 32, 2 ** 32 + 1, 2 ** 52 - 1];
    expect(new Set(large.map((i) => first(streams(1).fork('chain', i)).join())).size).toBe(large.length);
  });

  it('are the same one by one and as a range', () => {
    const chain = streams(5).fork('chain', 2);
    const range = chain.range('generation', 2 ** 32 - 2).fork('member', 0).fork('sample');
    const words = new Int32Array(16);
    range.states(1, words);
    for (let i = 0; i < 4; i++) {
      const stream = chain.fork('generation', 2 ** 32 - 1 + i).fork('member', 0).fork('sample');
      expect(range.at(1 + i).key).toBe(stream.key);
      const [a, b, c, d] = words.subarray(4 * i) as unknown as [number, number, number, number];
      expect(new Rng(a, b, c, d).uniform()).toBe(stream.rng().uniform());
    }
  });

  it('begin later where a range is asked to', () => {
    const range = streams(5).range('generation', 3).fork('sample');
    expect(range.from(4).at(1).key).toBe(range.at(5).key);
    expect([range.start, range.from(4).start]).toEqual([3, 7]);
  });
});
