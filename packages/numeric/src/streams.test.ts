import { describe, expect, it } from 'vitest';
import { streams } from './streams.ts';

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

  it('with neighbouring indices are uncorrelated', () => {
    const n = 20_000;
    const draw = (offset: number): Float64Array => Float64Array.from({ length: n }, (_, i) => streams(0).fork('chain', i + offset).rng().uniform() - 0.5);
    const [a, b] = [draw(0), draw(1)];
    // Products of independent centred uniforms have standard deviation 1/12; the mean of n stays within 5 of its own.
    const mean = a.reduce((sum, x, i) => sum + x * b[i]!, 0) / n;
    expect(Math.abs(mean)).toBeLessThan(5 / (12 * Math.sqrt(n)));
    // And their first draws are uniform: the mean's standard error is 1/√(12 n).
    expect(Math.abs(a.reduce((sum, x) => sum + x, 0) / n)).toBeLessThan(5 / Math.sqrt(12 * n));
  });
});
