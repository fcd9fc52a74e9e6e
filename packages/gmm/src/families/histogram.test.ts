// Expected values: numpy 1.24.2 (histogram, histogram2d) and rv_histogram of scipy 1.10.1.
import { scalars, streams, type Points } from '@collapse-lab/numeric';
import type { Fitted } from '@collapse-lab/runner';
import { describe, expect, test } from 'vitest';
import { fitOf, logDensitiesOf, outcomeOf } from '../testing/fit-of.ts';
import { openPoints } from '../testing/open-points.ts';
import { zScore } from '../testing/replicates.ts';
import { histogram } from './histogram.ts';

const root = streams('histogram');
const line = scalars(Float64Array.of(-1.2, 0.3, 0.35, 1.9, 4, -0.6));
const lineWeight = Float64Array.of(1, 2, 0.5, 3, 1, 0.25);
const lineAt = scalars(Float64Array.of(-1.2, -0.7, 0.3, 1.5, 3.9));
const plane: Points = { values: Float64Array.of(0.5, -1, 1.5, 0.25, -0.75, 2, 2.25, 1, 0, 0.5, -2, -1.5, 1, 3), dimensions: 2 };
const planeWeight = Float64Array.of(1, 2, 0.5, 3, 1, 0.25, 1.5);

const model = (rule: object) => histogram.create({ smoothing: 0, range: 'items', ...rule });
const fit = (rule: object, items: Points, weight?: Float64Array): Fitted<Points> => fitOf(model(rule), items, weight);
const densities = (law: Fitted<Points>, at: Points): number[] => logDensitiesOf(law, at).map(Math.exp);

const expectClose = (found: readonly number[], expected: readonly number[]): void => {
  expect(found).toHaveLength(expected.length);
  found.forEach((value, i) => { expect(value).toBeCloseTo(expected[i]!, 13); });
};

describe('on the line density and entropy are those of scipy', () => {
  test.each<[object, Float64Array | undefined, number[], number]>([
    [{}, undefined, [-1.3609765531356008, -1.3609765531356008, -1.3609765531356008, -2.0541237336955462, -2.054123733695546], 1.5920256133222492],
    [{ range: [-1, 4] }, undefined, [-Infinity, -1.83258146374831, -1.1394342831883648, -1.83258146374831, -1.83258146374831], 1.555322591524332],
    [{}, lineWeight, [-2.086913556518537, -2.086913556518537, -1.3937663759585917, -1.211444819164637, -2.3100571078327463], 1.5532192839833945],
    [{ range: [-1, 4] }, lineWeight, [-Infinity, -3.518980417318539, -1.2163953243244932, -1.0340737675305385, -2.132686056198648], 1.356391225767575],
  ])('%j', (rule, weight, logs, entropy) => {
    const law = fit({ bins: 4, ...rule }, line, weight);
    expectClose(densities(law, lineAt), logs.map(Math.exp));
    expect(law.entropy!()).toBeCloseTo(entropy, 13);
  });
});

describe('in the plane densities are those of numpy, cell by cell', () => {
  /** The middles of nine cells, the second axis running fastest. */
  const middles = (low: readonly number[], high: readonly number[]): Points => {
    const at = (axis: number, bin: number): number => low[axis]! + ((bin + 0.5) / 3) * (high[axis]! - low[axis]!);
    return { values: Float64Array.from({ length: 18 }, (_, i) => at(i % 2, i % 2 === 0 ? Math.floor(i / 6) : Math.floor(i / 2) % 3)), dimensions: 2 };
  };

  test('over the range of the items, weighted', () => {
    const expected = [0.01271860095389507, 0, 0.02543720190779014, 0.05087440381558028, 0.05087440381558028, 0, 0, 0.2543720190779014, 0.07631160572337044];
    expectClose(densities(fit({ bins: 3 }, plane, planeWeight), middles([-2, -1.5], [2.25, 3])), expected);
  });

  test('over a given range, which leaves two of seven items out', () => {
    const law = fit({ bins: 3, range: [[-1, 3], [0, 3]] }, plane);
    expectClose(densities(law, middles([-1, 0], [3, 3])), [0.15, 0, 0.15, 0.15, 0, 0.15, 0, 0.15, 0]);
    expect(law.parameters()).toEqual({ occupiedBins: 5, largestBinShare: 0.2, outsideShare: 2 / 7 });
  });
});

test('a border belongs to the bin above, the upper end to the last, and nothing beyond is possible', () => {
  const law = fit({ bins: 2, range: [0, 2] }, scalars(Float64Array.of(0, 1, 1.5, 2)));
  expectClose(densities(law, scalars(Float64Array.of(0, 1, 2, -1e-9, 2.000001))), [0.25, 0.75, 0.75, 0, 0]);
  expect(densities(law, scalars(Float64Array.of(NaN)))).toEqual([0]);
});

test('borders are where floating point puts them, as in numpy', () => {
  // 3 · 0.1 is above 0.3, so that 0.3 lies in the bin below; the same with 6 and 7, not with 1 and 9.
  const values = [0.3, 0.6, 0.7, 0.1, 0.9];
  for (const [i, bin] of [2, 5, 6, 1, 9].entries()) {
    const law = fit({ bins: 10, range: [0, 1] }, scalars(Float64Array.of(values[i]!)));
    expectClose(densities(law, scalars(Float64Array.of((bin + 0.5) / 10))), [10]);
  }
});

test('smoothing is added to every bin, whether or not an item is in it', () => {
  // Counts 3, 0, 1 and one half each: 3.5, 0.5, 1.5 of 5.5, in bins of width 2.
  const items = scalars(Float64Array.of(0, 1, 1, 5));
  const law = fit({ bins: 3, range: [0, 6], smoothing: 0.5 }, items);
  expectClose(densities(law, scalars(Float64Array.of(1, 3, 5))), [3.5 / 11, 0.5 / 11, 1.5 / 11]);
  expect(law.parameters()).toMatchObject({ occupiedBins: 2, largestBinShare: 3.5 / 5.5 });
});

describe('draws', () => {
  const items = scalars(Float64Array.from({ length: 100 }, (_, i) => (i < 70 ? 0.5 : i < 95 ? 1.5 : 3.5)));

  test.each([1, 0.5, 2, 0, Infinity])('fall in bins in proportion to their shares to the power of 1/%d', async (temperature) => {
    const count = 100_000;
    const { values } = await fit({ bins: 4, range: [0, 4] }, items).sample(count, { streams: root.fork('draw'), decoding: { temperature } });
    const powers = temperature === 0 ? [1, 0, 0, 0] : [0.7, 0.25, 0, 0.05].map((share) => (share === 0 ? 0 : Math.exp(Math.log(share) / temperature)));
    const total = powers.reduce((sum, power) => sum + power, 0);
    powers.forEach((power, bin) => {
      const share = power / total;
      const found = values.filter((x) => Math.floor(x) === bin).length / count;
      // Binomial: 5 standard errors of a share.
      expect(Math.abs(found - share)).toBeLessThanOrEqual(5 * Math.sqrt((share * (1 - share)) / count));
    });
    // Spread evenly within a bin: the mean of x − ⌊x⌋ is ½ with standard error 1/√(12 n).
    expect(Math.abs(values.reduce((sum, x) => sum + x - Math.floor(x), 0) / count - 0.5)).toBeLessThan(5 / Math.sqrt(12 * count));
  });

  test('of a longer sample begin with the shorter, in the plane too', async () => {
    const law = fit({ bins: 3 }, plane);
    const draw = (count: number) => law.sample(count, { streams: root.fork('draw'), decoding: {} });
    expect((await draw(9)).values.subarray(0, 8)).toEqual((await draw(4)).values);
  });
});

test('a fit ends where bins would have no width or no items', () => {
  expect(outcomeOf(model({ bins: 3 }), scalars(Float64Array.of(2, 2)))).toMatchObject({ ended: { code: 'no-width', message: 'the items reach from 2 to 2 on axis 1, which leaves bins no width' } });
  expect(outcomeOf(model({ bins: 3, range: [10, 20] }), line)).toMatchObject({ ended: { code: 'out-of-range' } });
});

test('mistakes are named', () => {
  expect(() => fit({ bins: 3, range: [[0, 1], [0, 1]] }, line)).toThrow('model.range must have a pair for each of 1 dimensions, but got 2');
  expect(() => fit({ bins: 5000 }, plane)).toThrow('model.bins must give at most 16777216 cells, but got 5000 on each of 2 axes');
  expect(() => histogram.create({ bins: 3, range: [2, 1], smoothing: 0 })).toThrow('range');
  expect(() => histogram.create({ bins: 3, range: 'items' })).toThrow('smoothing');
});

test('through the loop two bins drift as two alleles do', async () => {
  // Replaced by n draws a generation, E 2p(1 − p) loses the share 1/n at every fit (Wright 1931); the real law has p = ½ in [−9, 0).
  const [n, generations, chains] = [20, 12, 2000];
  const study = await openPoints({
    world: { kind: 'mixture', means: [0], stdDevs: [1], weights: [1] },
    model: { family: 'histogram', bins: 2, range: [-9, 9], smoothing: 0 },
    policy: { kind: 'replace' },
    size: n,
    generations,
    seed: 'alleles',
  });
  const heterozygosity = Array.from({ length: generations + 1 }, () => new Float64Array(chains));
  for (let chain = 0; chain < chains; chain++) {
    for await (const { generation, rows } of study.runChain('loop', chain)) {
      const share = rows![0]!['largestBinShare'];
      if (share !== undefined) heterozygosity[generation]![chain] = 2 * share * (1 - share);
    }
  }
  let expected = 0.5;
  // 4 standard errors of 2,000 independent chains are missed with probability 6 · 10⁻⁵.
  for (let t = 1; t <= generations; t++) expect(Math.abs(zScore(heterozygosity[t]!, (expected *= 1 - 1 / n)))).toBeLessThan(4);
});
