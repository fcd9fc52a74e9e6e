// Degeneracy is data: what the points' families make of it, through the loop and at its borders.
import { scalars, type Points } from '@collapse-lab/numeric';
import type { Reason, Row } from '@collapse-lab/runner';
import { describe, expect, test } from 'vitest';
import { gaussian } from './families/gaussian.ts';
import { mixture } from './families/mixture.ts';
import { outcomeOf } from './testing/fit-of.ts';
import { openPoints } from './testing/open-points.ts';

const line = { kind: 'mixture', means: [0], stdDevs: [1], weights: [1] };
const plane = { kind: 'mixture', means: [[0, 0]], stdDevs: [1], weights: [1] };
const rule = { components: 2, rule: 'sklearn', init: 'kmeans', start: 'cold', tolerance: 1e-3, maxIterations: 100, varianceFloor: 0, order: 'by-mean' };
const em = { family: 'mixture', ...rule };

interface Chain {
  /** The last row, and its generation. */
  readonly generation: number;
  readonly row: Row;
  readonly ended: Reason | undefined;
}

async function runToEnd(keys: object): Promise<Chain> {
  const study = await openPoints({ policy: { kind: 'replace' }, measures: ['parameters', 'differential-entropy'], ...keys });
  const steps = study.runChain('loop', 0);
  let last = { generation: 0, row: {} as Row };
  for (;;) {
    const step = await steps.next();
    if (step.done) return { ...last, ended: step.value ?? undefined };
    if (step.value.rows) last = { generation: step.value.generation, row: step.value.rows[0]! };
  }
}

describe('a Gaussian', () => {
  test('by its statistics falls to a variance of 10⁻³⁰⁰ in 10⁵ generations, at the rate of the theory', async () => {
    // E ln σ²_t = t (ψ((n−1)/2) + ln 2 − ln n) = −691.8 at n = 290, and its standard deviation √(t ψ₁((n−1)/2)) = 26.4 (ψ and ψ₁ by SciPy 1.10.1).
    const { generation, row, ended } = await runToEnd({ world: line, model: { family: 'gaussian', divisor: 'n', sampling: 'statistics' }, size: 290, generations: 100_000, record: 100_000 });
    expect([generation, ended]).toEqual([100_000, undefined]);
    const logVariance = 2 * Math.log(row['fittedStdDev']!);
    expect(Math.abs(logVariance + 691.8)).toBeLessThan(4 * 26.4);
    expect(row['differentialEntropy']).toBeCloseTo(0.5 * (Math.log(2 * Math.PI * Math.E) + logVariance), 10);
  });

  test('by its points comes to points that are all equal, and goes on with what is left of them', async () => {
    const { generation, row, ended } = await runToEnd({ world: line, model: { family: 'gaussian', divisor: 'n' }, size: 5, generations: 1000, record: 100 });
    expect([generation, ended]).toEqual([1000, undefined]);
    expect(row).toMatchObject({ fittedStdDev: 0, differentialEntropy: -Infinity, volumeSupport: 0 });
  });

  test('in the plane ends where its covariance does, with the pivot', async () => {
    const { generation, row, ended } = await runToEnd({ world: plane, model: { family: 'gaussian', divisor: 'n', covariance: 'full' }, size: 5, generations: 1000 });
    expect(generation).toBeLessThan(1000);
    expect(row['fittedStdDev']).toBeLessThan(1e-6);
    expect(ended).toMatchObject({ code: 'not-positive-definite', message: expect.stringMatching(/pivot 2 of 2 is -?\d/) as string });
  });

  test('in the plane whose decoding widens it beyond all numbers ends with what it drew', async () => {
    const { ended } = await runToEnd({ world: plane, model: { family: 'gaussian', divisor: 'n', covariance: 'full' }, decoding: { temperature: 1e300 }, size: 50, generations: 9 });
    expect(ended?.code).toBe('not-finite');
  });

  test('of fewer points than dimensions has none from the start', async () => {
    const { generation, ended } = await runToEnd({ world: { kind: 'mixture', means: [[0, 0, 0, 0]], stdDevs: [1], weights: [1] }, model: { family: 'gaussian', divisor: 'n', covariance: 'full' }, size: 3, generations: 9 });
    expect(generation).toBe(0);
    expect(ended).toEqual({ code: 'not-positive-definite', message: 'the covariance is not positive definite: pivot 3 of 4 is 0' });
  });
});

describe('a mixture', () => {
  test.each([
    ['of one component on the line ends where its width is the rounding error of its mean', { components: 1 }, line, 20, 'component-collapsed', /^component 1 has collapsed to variance \S+ at -?\d/],
    ['of two ends where one of them holds a single point', {}, line, 20, 'component-collapsed', /^component [12] has collapsed to variance/],
    ['in the plane ends where a covariance does, with the pivot', { covariance: 'full' }, plane, 30, 'not-positive-definite', /^the covariance of component [12] is not positive definite: pivot [12] of 2 is -?\d/],
    ['of one component in the plane, by its axis', { components: 1, covariance: 'diagonal' }, plane, 20, 'component-collapsed', /^component 1 has collapsed to variance \S+ on axis [12] at -?\d/],
    ['of more components than points ends at once', { components: 7 }, line, 6, 'too-few-items', /^the fit needs at least 7 items, but got 6$/],
    ['of fewer points than dimensions, without a floor', { components: 1, covariance: 'full' }, { kind: 'mixture', means: [[0, 0, 0, 0]], stdDevs: [1], weights: [1] }, 3, 'not-positive-definite', /pivot 3 of 4 is/],
  ])('%s', async (_, changes, world, size, code, message) => {
    const { generation, ended } = await runToEnd({ world, model: { ...em, ...changes }, size, generations: 5000, record: 1 });
    expect(generation).toBeLessThan(5000);
    expect(ended).toEqual({ code, message: expect.stringMatching(message) as string });
  });

  test('with a floor goes on where nothing but the floor is left', async () => {
    const { generation, row, ended } = await runToEnd({ world: plane, model: { ...em, components: 1, covariance: 'full', varianceFloor: 1e-6 }, size: 3, generations: 500, record: 500 });
    expect([generation, ended]).toEqual([500, undefined]);
    // The floor is all that is added, and less than (n − 1)/n of it is lost again: a width near 10⁻³.
    expect(row['stdDev1']).toBeGreaterThan(1e-3);
    expect(row['stdDev1']).toBeLessThan(1e-2);
  });
});

describe('items that no fit can use are named', () => {
  const families = [
    ['gaussian', gaussian.create({ divisor: 'n', covariance: 'full' })],
    ['mixture', mixture.create({ ...rule, components: 1, covariance: 'full' })],
  ] as const;
  test.each(families)('%s', (_, model) => {
    const inPlane = (...values: number[]): Points => ({ values: Float64Array.from(values), dimensions: 2 });
    expect(outcomeOf(model, inPlane(0, 1, 2, NaN, 4, 5))).toEqual({ ended: { code: 'not-finite', message: 'item 1 is NaN' } });
    expect(outcomeOf(model, inPlane(0, 1, 2, 3, -Infinity, 5))).toEqual({ ended: { code: 'not-finite', message: 'item 2 is -Infinity' } });
    expect(outcomeOf(model, scalars(Float64Array.of(1, 2, Infinity)))).toEqual({ ended: { code: 'not-finite', message: 'item 2 is Infinity' } });
    const equal = outcomeOf(model, inPlane(0.1, 0.3, 0.1, 0.3, 0.1, 0.3));
    expect(equal).toMatchObject({ ended: { code: expect.stringMatching(/^(not-positive-definite|component-collapsed)$/) as string } });
  });
});
