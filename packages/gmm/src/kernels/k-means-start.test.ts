import { readFileSync } from 'node:fs';
import { streams } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { load } from './engine/engine.ts';
import { fitMixture1d } from './fit-mixture1d.ts';
import { seedCentres } from './k-means1d-seeds.ts';
import { lloyd1d } from './k-means1d.ts';
import { kMeansStart } from './k-means-start.ts';
import { ones } from './scratch.ts';

interface DefaultFit {
  components: number;
  uniforms: number[];
  weights: number[];
  means: number[];
  variances: number[];
  iterations: number;
  converged: boolean;
  lowerBound: number;
}

const data = JSON.parse(readFileSync(new URL('../../../../tools/golden/inputs/gmm_data.json', import.meta.url), 'utf8')) as { d1: number[][] };
const d1 = Float64Array.from(data.d1.flat());
const expected = JSON.parse(readFileSync(new URL('k-means-start.expected.json', import.meta.url), 'utf8')) as { cases: DefaultFit[] };

describe("scikit-learn 1.6.1's GaussianMixture with its defaults, its random draws replaced", () => {
  expect(expected.cases).toHaveLength(17);
  test.each(expected.cases)('$components components from $uniforms', ({ components, uniforms, iterations, converged, lowerBound, ...law }) => {
    const left = [...uniforms];
    const start = kMeansStart(d1, { components, varianceFloor: 1e-6 }, { uniform: () => left.shift()! });
    if ('ended' in start) throw new Error(start.ended.message);
    const fit = fitMixture1d(d1, start, { tolerance: 1e-3, maxIterations: 100, varianceFloor: 1e-6 });
    if ('ended' in fit) throw new Error(fit.ended.message);
    expect(left).toEqual([]);
    expect(fit.iterations).toBe(iterations);
    expect(fit.converged).toBe(converged);
    expect(fit.lowerBound).toBeCloseTo(lowerBound, 11);
    for (const part of ['weights', 'means', 'variances'] as const) law[part].forEach((x, j) => expect(fit.law[part][j]).toBeCloseTo(x, 11));
  });
});

/** k-means by its definition: labels, nearest centres, means; scikit-learn's two stopping rules. */
function lloydByLabels(values: Float64Array, seeds: number[]): number[] {
  const n = values.length;
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  const tolerance = (1e-4 * values.reduce((sum, x) => sum + (x - mean) * (x - mean), 0)) / n;
  let centres = seeds;
  let labels: number[] = [];
  for (let iteration = 0; iteration < 300; iteration++) {
    const next = [...values].map((x) => centres.reduce((best, c, j) => (Math.abs(x - c) < Math.abs(x - centres[best]!) ? j : best), 0));
    const moved = centres.map((_, j) => {
      const own = [...values].filter((_x, i) => next[i] === j);
      return own.reduce((sum, x) => sum + x, 0) / own.length;
    });
    const same = next.every((label, i) => label === labels[i]);
    const shift = moved.reduce((sum, c, j) => sum + (c - centres[j]!) * (c - centres[j]!), 0);
    [labels, centres] = [next, moved];
    if (same || shift <= tolerance) break;
  }
  return centres;
}

test('intervals do what labels do', () => {
  // Whole-number data would put items midway between centres, where the tie rule is our own; irrational steps do not.
  const values = fc
    .array(fc.integer({ min: 0, max: 1000 }), { minLength: 6, maxLength: 50 })
    .map((a) => Float64Array.from(a, (x, i) => x * Math.SQRT2 + i * Math.PI * 1e-3));
  fc.assert(
    fc.property(values, fc.integer({ min: 2, max: 4 }), (x, k) => {
      const seeds = [...x.slice(0, k)];
      fc.pre(new Set(seeds).size === k);
      const byLabels = lloydByLabels(x, seeds);
      fc.pre(byLabels.every(Number.isFinite)); // no cluster emptied
      const { centres, seed } = lloyd1d(load(x, undefined, k), Float64Array.from(seeds));
      centres.forEach((centre, j) => expect(centre).toBeCloseTo(byLabels[seed[j]!]!, 8));
      const weighted = lloyd1d(load(x, ones(x.length), k), Float64Array.from(seeds));
      weighted.centres.forEach((centre, j) => expect(centre).toBeCloseTo(centres[j]!, 8));
    }),
    { seed: 4, numRuns: 300 },
  );
});

test('a cluster that empties restarts at the item farthest from its centre', () => {
  const values = Float64Array.of(0, 0, 0, 4.9, 5.2, 100, 100.1);
  // −5 is nearest to no item, 0 to the first five, 90 to the last two. Farthest from its centre is 100.1, 10.1 from 90: it
  // becomes the empty cluster's centre, and 90 moves to what it keeps, 100. The first five stay, with mean 10.1 / 5.
  const { centres, seed } = lloyd1d(load(values, undefined, 3), Float64Array.of(-5, 0, 90));
  [2.02, 100, 100.1].forEach((centre, j) => expect(centres[j]).toBeCloseTo(centre, 12));
  expect([...seed]).toEqual([1, 2, 0]);
});

test('a cluster that empties does not restart at an item that weighs nothing', () => {
  const values = Float64Array.of(0, 0, 0, 4.9, 5.2, 100, 100.1, 1000);
  const { centres } = lloyd1d(load(values, Float64Array.of(1, 1, 1, 1, 1, 1, 1, 0), 3), Float64Array.of(-5, 0, 90));
  [2.02, 100, 100.1].forEach((centre, j) => expect(centres[j]).toBeCloseTo(centre, 12));
});

test('greedy seeding takes the candidate that leaves the smallest potential', () => {
  // First centre: index ⌈0.1 · 5⌉ − 1 = 0. Squared distances 0, 1, 4, 100, 121 (sum 226); targets 0.01 · 226 → index 2 (x = 2)
  // and 0.5 · 226 → index 4 (x = 11). Potentials with them: 1 + 0 + 64 + 81 > 0 + 1 + 4 + 1 + 0.
  const draws = [0.1, 0.01, 0.5];
  const centres = seedCentres(load(Float64Array.of(0, 1, 2, 10, 11), undefined, 2), 2, { uniform: () => draws.shift()! });
  expect([...centres]).toEqual([0, 11]);
});

test('an item of weight 0 is never a centre, and weights pull the start', () => {
  const values = Float64Array.of(0, 1, 10, 11, 1000);
  const weight = Float64Array.of(1, 3, 1, 1, 0);
  const start = kMeansStart(values, { components: 2, varianceFloor: 0 }, streams('weights').rng(), weight);
  if ('ended' in start) throw new Error(start.ended.message);
  const low = start.means.indexOf(Math.min(...start.means));
  // {0, 1, 1, 1} and {10, 11}: means 3/4 and 10.5, weights 4/6 and 2/6, variances 3/16 and 1/4.
  expect(start.means[low]).toBeCloseTo(0.75, 12);
  expect(start.weights[low]).toBeCloseTo(2 / 3, 12);
  expect(start.variances[low]).toBeCloseTo(3 / 16, 12);
  expect(start.variances[1 - low]).toBeCloseTo(1 / 4, 12);
});

test('fewer distinct values than components end the fit', () => {
  const rng = streams('few').rng();
  expect(kMeansStart(Float64Array.of(2, 2, 2), { components: 2, varianceFloor: 1e-6 }, rng)).toEqual({
    ended: { code: 'too-few-values', message: '2 components need as many distinct values, but k-means++ found 1' },
  });
});
