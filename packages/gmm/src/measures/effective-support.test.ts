import { scalars, streams, type Points } from '@collapse-lab/numeric';
import type { Row } from '@collapse-lab/runner';
import { generationWith } from '@collapse-lab/runner/testing';
import { expect, test } from 'vitest';
import { pointsAlgebra } from '../algebra.ts';
import { sampleMixture1d } from '../kernels/sample-mixture1d.ts';
import { effectiveSupport } from './effective-support.ts';

const root = streams('effective-support');
const law = { weights: Float64Array.of(0.5, 0.5), means: Float64Array.of(-2, 2), variances: Float64Array.of(1, 1) };
const real = (name: string, count = 10_000): Points =>
  scalars(sampleMixture1d(law, count, root.fork(name)));
const reference = real('reference');

async function measure(generation: number, sample: Points, baseline?: Row, parameters = {}): Promise<Row> {
  return effectiveSupport.create(parameters).measure(generationWith(pointsAlgebra, sample, { generation, reference, baseline }));
}

test('the reference itself uses nearly all of its cells', async () => {
  // 156 or 157 of 10,000 items in each of 64 cells. Of 5,000 drawn from these without replacement, exp(entropy) of the expected
  // frequency counts falls short of 64 by about a share (64 − 1) / (2 · 5000) · (1 − 0.5) = 0.003.
  const { effectiveSupport: support, ...rest } = await measure(0, reference);
  expect(support).toBeGreaterThan(64 * (1 - 0.005));
  expect(support).toBeLessThan(64);
  expect(rest).toEqual({});
});

test('real against real keeps its support: the noise floor of relativeSupport', async () => {
  // Entropy of n = 10⁴ counts in S = 64 cells: variance (S − 1) / (2 n²) = 3.2e-7 in equal cells, and Var(ln p) / n = (S / n) / n
  // = 6.4e-7 more because edges taken from a sample leave the cells unequal. The difference of two samples has standard
  // deviation √(2 · 9.6e-7) = 1.4e-3. Bound: 4 of them.
  const baseline = await measure(1, real('one'));
  expect(baseline['relativeSupport']).toBe(1);
  const other = await measure(2, real('other'), baseline);
  expect(Math.abs(other['relativeSupport']! - 1)).toBeLessThan(4 * 1.4e-3);
});

test('losing one of two equal modes halves the support', async () => {
  const baseline = await measure(1, real('one'));
  const left = real('other', 20_000).values.filter((x) => x < 0);
  // The share of the reference below 0, and so of its cells, is 0.5 with standard error √(0.25 / 10⁴) = 0.005. Bound: 4 of them.
  const { relativeSupport } = await measure(9, scalars(left), baseline);
  expect(Math.abs(relativeSupport! - 0.5)).toBeLessThan(4 * 0.005);
});

test('everything on one point uses one cell', async () => {
  expect(await measure(0, scalars(new Float64Array(10_000)), undefined, { cells: 10, order: 2, rarefyTo: 0.25 })).toEqual({ effectiveSupport: 1 });
});

test('is absent where it could only be 1, as samples are rarefied to one point', async () => {
  const pair = scalars(Float64Array.of(-2, 2));
  const of = async (reference: Points): Promise<Row> => effectiveSupport.create({}).measure(generationWith(pointsAlgebra, real('other', 3), { generation: 1, reference }));
  expect(await of(pair)).toEqual({});
  expect(await of(scalars(Float64Array.of(-2, 0, 2)))).toHaveProperty('relativeSupport', 1);
});

test('a sample smaller than the size it is rarefied to has no effective support', async () => {
  expect((await measure(0, real('small', 4000)))['effectiveSupport']).toBeNaN();
});
