import { readFileSync } from 'node:fs';
import { chiSquare, streams, type StreamRange } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generatedModule } from '../../../compile-kernels.mjs';
import { fitMixture1d } from '../fit-mixture1d.ts';
import { kMeansStart } from '../k-means-start.ts';
import type { Mixture1d } from '../mixture1d.ts';
import { moments } from '../moments.ts';
import { sampleMixture1d } from '../sample-mixture1d.ts';
import { bitLaw } from './bit-law.ts';
import { bothKernels, kernelsFor, withPlainKernels } from './engine.ts';
import type { Kernels } from './kernels.ts';

const plain = bothKernels().plain;
const wasm = bothKernels().wasm!;

test('the committed WebAssembly is what assembly/ compiles to', async () => {
  expect(readFileSync(new URL('wasm-bytes.generated.ts', import.meta.url), 'utf8')).toBe(await generatedModule());
});

test('items are done in WebAssembly from a few dozen on, and in plain TypeScript on demand', () => {
  expect([kernelsFor(10).name, kernelsFor(1000).name, kernelsFor(1000, 100).name]).toEqual(['plain', 'wasm', 'plain']);
  expect(withPlainKernels(() => kernelsFor(1000).name)).toBe('plain');
});

/** Random items, a law and weights of all sizes, from a seed: points in clumps, so that there is something to tell apart. */
interface Case {
  readonly values: Float64Array;
  readonly weight: Float64Array;
  readonly law: Mixture1d;
}

const cases = fc.record({ seed: fc.nat(), n: fc.integer({ min: 1, max: 1500 }), k: fc.integer({ min: 1, max: 32 }), spread: fc.constantFrom(1e-6, 0.1, 1, 30, 1e8) }).map(({ seed, n, k, spread }): Case => {
  const rng = streams(seed).rng();
  const centres = Float64Array.from({ length: k }, () => spread * rng.normal());
  const raw = Float64Array.from({ length: k }, () => 0.01 + rng.uniform());
  const total = raw.reduce((sum, w) => sum + w, 0);
  return {
    values: Float64Array.from({ length: n }, () => centres[rng.below(k)]! + (0.1 + rng.uniform()) * rng.normal()),
    weight: Float64Array.from({ length: n }, (_, i) => (i % 7 === 3 ? 0 : rng.uniform())),
    law: { weights: raw.map((w) => w / total), means: centres, variances: Float64Array.from({ length: k }, () => 0.01 + 2 * rng.uniform()) },
  };
});

/** Both engines' results, bit by bit but for the bits of a NaN: 0 is not −0. */
function expectSame(work: (kernels: Kernels) => unknown): void {
  expect(work(wasm)).toStrictEqual(work(plain));
}

/** The first difference of long arrays, which vitest would look for much longer. */
function expectSameArray(one: Float64Array, other: Float64Array): void {
  const at = one.findIndex((x, i) => !Object.is(x, other[i]));
  expect([one.length, at, one[at]]).toEqual([other.length, -1, undefined]);
}

const sumsFor = (k: number): Float64Array => new Float64Array(3 * k);

describe('WebAssembly and plain TypeScript give the same bits', () => {
  const check = (name: string, work: (kernels: Kernels, one: Case, weight: Float64Array | undefined) => unknown): void => {
    test.each([['of weight 1', false], ['with weights', true]])(`${name}, items %s`, (_, isWeighted) => {
      fc.assert(fc.property(cases, (one) => {
        const weight = isWeighted ? one.weight : undefined;
        expectSame((kernels) => {
          kernels.load(one.values, weight);
          return work(kernels, one, weight);
        });
      }), { numRuns: 200 });
    });
  };

  check('moments', (kernels) => kernels.moments());
  check('sums below a border', (kernels, { values }) => kernels.below(values[values.length >> 1]!));
  check('sums of halves', (kernels, { values }) => {
    const sums = sumsFor(2);
    kernels.split(values[0]!, Float64Array.of(values[0]! - 1, values.at(-1)!), sums);
    return sums;
  });
  check('sums of an interval', (kernels, { law: { means } }) => {
    const sums = sumsFor(2);
    kernels.interval(-Infinity, means[0]!, means[0]! - 1, sums, 0);
    kernels.interval(means[0]!, means[0]! + 2, means[0]!, sums, 1);
    return sums;
  });
  check('distances, potentials and picks', (kernels, { law: { means } }) =>
    [...means].map((mean, j) => {
      const potential = kernels.nearer(mean, j === 0);
      return [potential, kernels.potentialWith(mean + 0.5), kernels.firstReaching(0), kernels.firstReaching(0.7 * potential), kernels.firstReaching(potential)];
    }));
  check('responsibilities of any number of components', (kernels, { law }) => {
    const sums = sumsFor(law.means.length);
    return [kernels.sumsOfAny(bitLaw(law), law.means.map((mean) => mean + 0.1), sums), sums];
  });
  const pairOf = ({ means, variances }: Mixture1d): Mixture1d =>
    ({ weights: Float64Array.of(0.3, 0.7), means: Float64Array.of(means[0]!, means.at(-1)!), variances: Float64Array.of(variances[0]!, 0.5) });
  check('responsibilities of two components', (kernels, { law }) => {
    const sums = sumsFor(2);
    return [kernels.sumsOfTwo(bitLaw(pairOf(law)), sums), sums];
  });
  check('responsibilities of two components in single precision', (kernels, { law }) => {
    const sums = sumsFor(2);
    kernels.narrow(0.1);
    return [kernels.sumsOfTwoF32(bitLaw(pairOf(law)), sums), sums];
  });

  test('draws from mixtures, components of weight 0 and 1 among them', () => {
    fc.assert(fc.property(cases, fc.nat(), ({ law, values }, seed) => {
      const weights = law.weights.map((w, j) => (j % 3 === 1 ? 0 : w));
      const root = streams(seed);
      expectSame((kernels) => kernels.mixture({ ...law, weights }, values.length, root.range('component', 0), root.range('noise', 0)));
    }), { numRuns: 100 });
    // Long enough for every rare event of the Ziggurat: a tail comes about 260 times in a million.
    const [root, law] = [streams('long'), { weights: Float64Array.of(1, 0), means: Float64Array.of(0, 1e9), variances: Float64Array.of(1, 1) }];
    const draw = (kernels: Kernels): Float64Array => kernels.mixture(law, 4_000_001, root.range('component', 0), root.range('noise', 0));
    expectSameArray(draw(wasm), draw(plain));
    expect(sampleMixture1d(law, 10_000, root).every((x) => Math.abs(x) < 10)).toBe(true);
  });

  test('chains of Gaussians, as the plain loop fits and draws them', () => {
    fc.assert(fc.property(fc.nat(), fc.integer({ min: 2, max: 300 }), fc.integer({ min: 1, max: 1100 }), fc.boolean(), (seed, n, times, unbiased) => {
      const root = streams(seed);
      const factors = Float64Array.from({ length: times }, (_, t) => 1 + (t % 3) / 100);
      const divisor = unbiased ? n - 1 : n;
      const start = new Float64Array(n);
      root.rng().fillNormals(start, 5, 2);
      const values = start.slice();
      const chain = wasm.gaussianChain!(values, divisor, factors, root.range('generation', 3));
      const walked = start.slice();
      let variance = NaN;
      let mean = NaN;
      for (let t = 0; t < times; t++) {
        const found = withPlainKernels(() => moments(walked));
        mean = found.mean;
        variance = found.scatter / divisor;
        root.fork('generation', 3 + t).rng().fillNormals(walked, mean, Math.sqrt(variance * factors[t]!));
      }
      expect(chain).toStrictEqual({ times, mean, variance });
      expectSameArray(values, walked);
    }), { numRuns: 60 });
  });

  test('chains of Gaussians by their statistics, as the samplers of numeric draw them', () => {
    const random = fc.record({ seed: fc.nat(), n: fc.oneof(fc.integer({ min: 3, max: 12 }), fc.integer({ min: 3, max: 3_000_000 })), times: fc.integer({ min: 1, max: 300 }) });
    const walk = (mean: number, variance: number, n: number, divisor: number, factors: Float64Array, range: StreamRange): unknown => {
      for (let t = 0; t < factors.length; t++) {
        const rng = range.at(t).rng();
        mean += Math.sqrt(variance * factors[t]!) * (Math.sqrt(1 / n) * rng.normal());
        variance *= factors[t]! * (chiSquare(n - 1, rng) / divisor);
      }
      return { times: factors.length, mean, variance };
    };
    // Few items make the transformation's roots negative now and then; a long chain meets every rare event of the Ziggurat.
    const long = [3, 4, 5, 100, 1_000_000].map((n) => ({ seed: n, n, times: 100_000 }));
    const check = ({ seed, n, times }: { seed: number; n: number; times: number }): void => {
      const range = streams(seed).fork('chain', 7).range('generation', 12).fork('member', 3).fork('statistics').from(-2);
      const factors = Float64Array.from({ length: times }, (_, t) => 1 + (t % 3) / 1000);
      expect(wasm.gaussianStatistics!({ mean: 3, variance: 2 }, n, n - 1, factors, range)).toStrictEqual(walk(3, 2, n, n - 1, factors, range));
    };
    fc.assert(fc.property(random, check), { numRuns: 100 });
    long.forEach(check);
  });

  test('a chain of statistics ends before what is not finite, and nowhere near the last index of streams', () => {
    const factors = new Float64Array(200).fill(1);
    factors[70] = 1e300;
    factors[71] = 1e300;
    const from = { mean: 0, variance: 1 };
    const range = streams(1).range('generation', 0);
    const ended = wasm.gaussianStatistics!(from, 10, 10, factors, range);
    expect(ended).toStrictEqual(wasm.gaussianStatistics!(from, 10, 10, factors.slice(0, 71), range));
    expect(ended.times).toBe(71);
    expect(wasm.gaussianStatistics!(from, 10, 10, factors, range.from(4_294_967_200)).times).toBe(0);
  });

  test('a chain of Gaussians ends where an item is not finite, with the items as they were', () => {
    const values = Float64Array.from({ length: 50 }, (_, i) => i);
    // A variance of 10³⁰⁰ times 10³⁰⁰ is infinite, so the third generation finds draws that are not finite.
    const factors = Float64Array.of(1, 1e300, 1e300, 1, 1);
    const { times } = wasm.gaussianChain!(values, 50, factors, streams(1).range('generation', 0));
    expect(times).toBe(3);
    expect(values.every((x) => !Number.isFinite(x))).toBe(true);
    expect(wasm.gaussianChain!(Float64Array.of(...new Array<number>(40).fill(0), NaN), 41, factors, streams(1).range('generation', 0)).times).toBe(0);
  });

  test('whole fits', () => {
    fc.assert(fc.property(cases, fc.boolean(), fc.integer({ min: 1, max: 5 }), ({ values, weight }, isWeighted, components) => {
      const w = isWeighted ? weight : undefined;
      const fit = (): unknown => {
        const start = kMeansStart(values, { components, varianceFloor: 1e-6 }, streams(components).rng(), w);
        return 'ended' in start ? start : fitMixture1d(values, start, { tolerance: 1e-4, maxIterations: 30, varianceFloor: 1e-6 }, w);
      };
      expect(fit()).toStrictEqual(withPlainKernels(fit));
    }), { numRuns: 300 });
  });

  test('what is not finite goes through both alike', () => {
    for (const stranger of [NaN, Infinity, -Infinity, 1e200]) {
      for (const at of [0, 30, 63, 64, 100]) {
        const values = Float64Array.from({ length: 101 }, (_, i) => (i === at ? stranger : i / 50));
        const law = { weights: Float64Array.of(0.5, 0.5), means: Float64Array.of(0, 1), variances: Float64Array.of(1, 1) };
        expect(moments(values)).toStrictEqual(withPlainKernels(() => moments(values)));
        for (const weight of [undefined, new Float64Array(101).fill(1)]) {
          const fit = (): unknown => fitMixture1d(values, law, { tolerance: 1e-3, maxIterations: 5, varianceFloor: 0 }, weight);
          expect(fit()).toStrictEqual(withPlainKernels(fit));
        }
        const single = (): unknown => fitMixture1d(values, law, { tolerance: 1e-3, maxIterations: 5, varianceFloor: 0, precision: 'f32' });
        expect(single()).toStrictEqual(withPlainKernels(single));
      }
    }
  });
});
