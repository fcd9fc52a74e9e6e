import { streams, type Points } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadPoints, withPlainKernels } from './engine.ts';
import { emptySums, type PointBitLaw, type PointSums } from './point-kernels.ts';

interface Case {
  readonly points: Points;
  readonly weight: Float64Array | undefined;
  readonly law: PointBitLaw;
  readonly centres: Float64Array;
}

/** Clumps of points and a law that half fits them, from a seed. */
const cases = fc
  .record({
    seed: fc.nat(),
    n: fc.integer({ min: 32, max: 400 }),
    d: fc.integer({ min: 1, max: 9 }),
    k: fc.integer({ min: 1, max: 8 }),
    spread: fc.constantFrom(1e-6, 1, 30, 1e8),
    isFull: fc.boolean(),
    isWeighted: fc.boolean(),
  })
  .map(({ seed, n, d, k, spread, isFull, isWeighted }): Case => {
    const rng = streams(seed).rng();
    const normals = (count: number, scale: number): Float64Array => Float64Array.from({ length: count }, () => scale * rng.normal());
    const means = normals(k * d, spread);
    const values = normals(n * d, 1);
    for (let i = 0; i < n; i++) for (let axis = 0; axis < d; axis++) values[i * d + axis]! += means[(i % k) * d + axis]!;
    const law = { means, peaks: normals(k, 3), scale: normals(isFull ? k * d * d : k * d, 0.7), isFull };
    return { points: { values, dimensions: d }, law, centres: means.map((mean) => mean + 0.1 * rng.normal()), weight: isWeighted ? values.slice(0, n).map((x, i) => (i % 7 === 3 ? 0 : Math.abs(x))) : undefined };
  });

function sumsOf({ points, weight, law, centres }: Case): { sums: PointSums; logLikelihood: number } {
  const sums = emptySums(law.peaks.length, points.dimensions, law.isFull);
  return { logLikelihood: loadPoints(points, weight).sums(law, centres, sums), sums };
}

const kernelOf = (points: Points): string => loadPoints(points, undefined).constructor.name;

test('some dozens of points and more are done in WebAssembly, and in plain TypeScript on demand', () => {
  const points = { values: new Float64Array(96), dimensions: 3 };
  expect([kernelOf(points), kernelOf({ ...points, dimensions: 4 }), withPlainKernels(() => kernelOf(points))]).toEqual(['WasmPointKernels', 'PlainPointKernels', 'PlainPointKernels']);
});

test('WebAssembly and plain TypeScript give the same bits', () => {
  fc.assert(fc.property(cases, (one) => { expect(sumsOf(one)).toStrictEqual(withPlainKernels(() => sumsOf(one))); }), { numRuns: 400 });
});

test('what is not finite goes through both alike', () => {
  for (const stranger of [NaN, Infinity, -Infinity, 1e200]) {
    for (const at of [0, 100, 190, 194]) {
      for (const weight of [undefined, Float64Array.from({ length: 65 }, (_, i) => Number(i !== 50))]) {
        const values = Float64Array.from({ length: 195 }, (_, i) => (i === at ? stranger : Math.sin(i)));
        const law = { means: Float64Array.of(0, 0, 0, 1, 1, 1), peaks: Float64Array.of(-1, -1), scale: new Float64Array(18).fill(1), isFull: true };
        const one = { points: { values, dimensions: 3 }, weight, law, centres: law.means };
        const found = sumsOf(one);
        expect(found).toStrictEqual(withPlainKernels(() => sumsOf(one)));
        expect(Number.isFinite(found.logLikelihood)).toBe(false);
      }
    }
  }
});

test('a point that every component calls impossible makes the likelihood 0, unless it weighs nothing', () => {
  const values = Float64Array.from({ length: 80 }, (_, i) => (i < 2 ? 1e200 : Math.sin(i)));
  const law = { means: new Float64Array(2), peaks: Float64Array.of(-1), scale: Float64Array.of(1, 1), isFull: false };
  const one = { points: { values, dimensions: 2 }, weight: undefined, law, centres: law.means };
  expect(sumsOf(one).logLikelihood).toBe(-Infinity);
  const weight = Float64Array.from({ length: 40 }, (_, i) => Number(i > 0));
  const [without, rest] = [sumsOf({ ...one, weight }), sumsOf({ ...one, points: { values: values.slice(2), dimensions: 2 } })];
  expect(without.logLikelihood).toBeCloseTo(rest.logLikelihood, 12);
  expect(without.sums.masses).toEqual(Float64Array.of(39));
});
