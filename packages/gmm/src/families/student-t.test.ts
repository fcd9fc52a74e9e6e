// Expected fits: scipy 1.10.1, stats.t.logpdf maximised by Nelder–Mead to 1e-13 (its own t.fit stops at six digits).
import { scalars, streams, type Points } from '@collapse-lab/numeric';
import type { Fitted } from '@collapse-lab/runner';
import { describe, expect, test } from 'vitest';
import { sampleStudentT } from '../student-t/sample.ts';
import { fitOf, outcomeOf } from '../testing/fit-of.ts';
import { studentT } from './student-t.ts';

const values = scalars(Float64Array.of(-4.1, -1.3, -0.9, -0.55, -0.4, -0.1, 0.05, 0.2, 0.3, 0.45, 0.6, 0.8, 1.1, 1.7, 2.4, 9.5));
const weight = Float64Array.of(1, 2, 0.5, 1, 3, 1, 1, 0, 2, 1, 1, 1.5, 1, 1, 0.25, 0.5);
const rule = { df: 'fit', tolerance: 1e-15, maxIterations: 2000 };
const model = (changes: object = {}) => studentT.create({ ...rule, ...changes });
const fit = (items: Points, changes: object = {}, w?: Float64Array): Fitted<Points> => fitOf(model(changes), items, w);

describe('the fit is that of greatest likelihood', () => {
  test.each<[object, Float64Array | undefined, [number, number, number, number]]>([
    [{}, undefined, [0.20746500150326458, 0.7514047367581786, 1.2851422753653463, -1.9911931763362873]],
    [{}, weight, [0.034791880623216295, 0.729985733539614, 1.7746283773390346, -1.717492131444796]],
    [{ df: 3 }, undefined, [0.21789962876123736, 1.0905208352936562, 3, -2.064446118347788]],
    [{ df: 0.5 }, weight, [0.06547517523819672, 0.4971240951976286, 0.5, -1.9254835924495797]],
  ])('%j', (changes, w, [location, scale, df, logLikelihood]) => {
    const outcome = outcomeOf(model(changes), values, w);
    if ('ended' in outcome) throw new Error(outcome.ended.message);
    const row = outcome.fitted.parameters();
    // A likelihood that is known to its last place leaves about seven digits of where it is greatest.
    expect(row['location']).toBeCloseTo(location, 6);
    expect(row['scale']).toBeCloseTo(scale, 6);
    expect(row['degreesOfFreedom']).toBeCloseTo(df, 5);
    expect(outcome.trace).toMatchObject({ emConverged: 1 });
    expect(outcome.trace!['meanLogLikelihood']).toBeCloseTo(logLikelihood, 13);
  });
});

test('weights count items', () => {
  const repeated = scalars(Float64Array.from([...values.values].flatMap((x, i) => Array<number>(1 + (i % 3)).fill(x))));
  const counted = fit(values, {}, Float64Array.from(values.values, (_, i) => 1 + (i % 3))).parameters();
  for (const [name, value] of Object.entries(fit(repeated).parameters())) expect(counted[name]).toBeCloseTo(value, 6);
});

test('every iteration makes the items likelier, also from far off', () => {
  let last = -Infinity;
  for (let maxIterations = 1; maxIterations < 40; maxIterations++) {
    const outcome = outcomeOf(model({ tolerance: 0, maxIterations }), values, weight);
    const likelihood = 'ended' in outcome ? NaN : outcome.trace!['meanLogLikelihood']!;
    // Up to rounding once it has arrived.
    expect(likelihood).toBeGreaterThanOrEqual(last - 1e-15);
    last = likelihood;
  }
});

test('finds the law it was drawn from, within its standard errors', () => {
  const n = 40_000;
  const row = fit(sampleStudentT({ location: -2, scale: 1, df: 3 }, n, streams('student-t').rng()), { tolerance: 1e-12 }).parameters();
  // √n times the standard errors at scale 1, df 3, from the inverse of Fisher's information (Lange, Little & Taylor 1989, by scipy 1.10.1).
  expect(Math.abs(row['location']! + 2)).toBeLessThan((5 * 1.2247) / Math.sqrt(n));
  expect(Math.abs(row['scale']! - 1)).toBeLessThan((5 * 1.3026) / Math.sqrt(n));
  expect(Math.abs(row['degreesOfFreedom']! - 3)).toBeLessThan((5 * 10.0165) / Math.sqrt(n));
});

test('light tails are a Gaussian with the mean and variance of the items, divided by n', () => {
  const flat = scalars(Float64Array.of(1, 2, 3, 4, 5, 6));
  const law = fit(flat);
  expect(law.parameters()).toMatchObject({ degreesOfFreedom: Infinity });
  expect(law.parameters()['location']).toBeCloseTo(3.5, 7);
  expect(law.parameters()['scale']).toBeCloseTo(Math.sqrt(35 / 12), 7);
  const drawn = law.sample(5, { streams: streams('draw'), decoding: {} }) as Points;
  expect(drawn.values.every(Number.isFinite)).toBe(true);
});

test('shrink multiplies the square of the scale that is drawn from', () => {
  const law = fit(values);
  const { location } = law.parameters() as { location: number };
  const draw = (decoding: object): Float64Array => (law.sample(20, { streams: streams('draw'), decoding }) as Points).values.map((x) => x - location);
  const plain = draw({});
  draw({ shrink: 0.25 }).forEach((x, i) => { expect(x).toBeCloseTo(plain[i]! / 2, 12); });
  expect(draw({ shrink: 0 }).every((x) => x === 0)).toBe(true);
});

test('a fit ends where it has no scale, or a likelihood without end', () => {
  // Three of four at one place: ever fewer degrees of freedom hold ever more of the density there.
  expect(outcomeOf(model(), scalars(Float64Array.of(1, 1, 1, 2)))).toMatchObject({ ended: { code: 'no-degrees-of-freedom' } });
  expect(outcomeOf(model(), scalars(Float64Array.of(7, 7)))).toMatchObject({ ended: { code: 'scale-collapsed' } });
  expect(outcomeOf(model(), scalars(Float64Array.of(7)))).toMatchObject({ ended: { code: 'too-few-items' } });
});

test('works on the line, and nothing that changes the science has a default', () => {
  expect(() => fit({ values: Float64Array.of(1, 2, 3, 4), dimensions: 2 })).toThrow('1 dimension, but got 2');
  for (const name of Object.keys(rule)) expect(() => studentT.create({ ...rule, [name]: undefined }), name).toThrow(name);
  expect([model().freeParameters, model({ df: 4 }).freeParameters]).toEqual([3, 2]);
});
