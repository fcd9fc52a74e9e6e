import { streams } from '@collapse-lab/numeric';
import { expect, test } from 'vitest';
import { fitted } from '../testing/golden-fits.ts';
import { withPlainKernels } from './engine/engine.ts';
import { fitMixture1d, type LineRule } from './fit-mixture1d.ts';
import { kMeansStart } from './k-means-start.ts';
import { logPeak, type Mixture1d } from './mixture1d.ts';
import { sampleMixture1d } from './sample-mixture1d.ts';

const rule: LineRule = { tolerance: 1e-3, maxIterations: 100, varianceFloor: 1e-6 };
const single: LineRule = { ...rule, precision: 'f32' };
const once = { tolerance: 0, maxIterations: 1 };
const pair = (weight: number, means: [number, number], stdDevs: [number, number]): Mixture1d => ({ weights: Float64Array.of(weight, 1 - weight), means: Float64Array.from(means), variances: Float64Array.from(stdDevs, (s) => s * s) });
const startOn = (values: Float64Array, seed: number): Mixture1d => {
  const start = kMeansStart(values, { components: 2, varianceFloor: 1e-6 }, streams('start').fork('case', seed).rng());
  if ('ended' in start) throw new Error(start.ended.message);
  return start;
};

interface Errors {
  readonly weights: number[];
  readonly means: number[];
  readonly variances: number[];
}

/** Half of a float's last digit. */
const U = 1 / 16_777_216;

/**
 * By how much one EM step from `law` over floats can miss the one over doubles, to first order in U. With d = x − m and δ the error of
 * what it is before, an item's
 * - d: U (|x − o| + |m − o| + |d|), as item, mean and difference are rounded;
 * - l = p − d² q: U |p| + 2 |d| q δd + 3 U d² q + U |l|, for p, q, two products and the difference;
 * - r: r₀ r₁ ln 2 (δl₀ + δl₁ + U |l₀ − l₁|) from the exponent, and 9 U r: 2.8 U for each of R ± f, 1 for their sum, the reciprocal and the product.
 * Groups add 7 roundings to every term, a product one more. So a mass is off by Σ (δr + 7 U r); a mean μ by
 * Σ (δr |x − μ| + r (δd + 8 U |d|)) / N; a variance v by Σ (δr |(x − μ)² − v| + 2 r |x − μ| δd + 9 U r d² + 16 U |s d| r + 7 U s² r) / N
 * with the mean's step s.
 */
function errorsOfStep(values: Float64Array, law: Mixture1d, next: Mixture1d, origin: number): Errors {
  const sums = [0, 1].map(() => ({ held: 0, mass: 0, mean: 0, variance: 0 }));
  for (const x of values) {
    const terms = [0, 1].map((j) => {
      const [mean, rate, peak] = [law.means[j]!, Math.LOG2E / (2 * law.variances[j]!), Math.LOG2E * logPeak(law.weights[j]!, law.variances[j]!)];
      const d = Math.abs(x - mean);
      const l = peak - d * d * rate;
      const dError = U * (Math.abs(x - origin) + Math.abs(mean - origin) + d);
      return { d, l, dError, lError: U * Math.abs(peak) + 2 * d * rate * dError + 3 * U * d * d * rate + U * Math.abs(l) };
    });
    const [a, b] = terms as [typeof terms[0], typeof terms[0]];
    const r0 = 1 / (1 + Math.exp(Math.LN2 * (b.l - a.l)));
    const exponent = r0 * (1 - r0) * Math.LN2 * (a.lError + b.lError + U * Math.abs(a.l - b.l));
    terms.forEach(({ d, dError }, j) => {
      const r = j === 0 ? r0 : 1 - r0;
      const rError = exponent + 9 * U * r;
      const [fromMean, shift] = [Math.abs(x - next.means[j]!), Math.abs(next.means[j]! - law.means[j]!)];
      const sum = sums[j]!;
      sum.held += r;
      sum.mass += rError + 7 * U * r;
      sum.mean += rError * fromMean + r * (dError + 8 * U * d);
      sum.variance += rError * Math.abs(fromMean * fromMean - next.variances[j]!) + 2 * r * fromMean * dError + U * r * (9 * d * d + 16 * shift * d + 7 * shift * shift);
    });
  }
  const per = (pick: (sum: typeof sums[0]) => number): number[] => sums.map((sum) => pick(sum));
  return { weights: per(() => (sums[0]!.mass + sums[1]!.mass) / values.length), means: per((s) => s.mean / s.held), variances: per((s) => s.variance / s.held) };
}

const parts = ['weights', 'means', 'variances'] as const;

const cases: [string, Mixture1d, number][] = [
  ['apart', pair(0.5, [-2, 2], [1, 1]), 10_000],
  ['an odd number of them', pair(0.5, [-2, 2], [1, 1]), 1_237],
  ['overlapping', pair(0.4, [-0.3, 0.5], [1, 2]), 10_000],
  ['one light and narrow', pair(0.02, [-4, 2], [0.05, 1]), 10_000],
  ['far from 0', pair(0.5, [1e6 - 2, 1e6 + 2], [1, 1]), 10_000],
  ['large', pair(0.3, [-2e5, 3e5], [1e5, 1e4]), 10_000],
];

test.each(cases)('steps and fits by floats agree with those by doubles, to their rounding: components %s', (_, law, n) => {
  for (let seed = 0; seed < 5; seed++) {
    const values = sampleMixture1d(law, n, streams('f32').fork('case', seed));
    const start = startOn(values, seed);
    const origin = start.weights[0]! * start.means[0]! + start.weights[1]! * start.means[1]!;
    const [doubles, floats] = [fitted(fitMixture1d(values, start, rule)), fitted(fitMixture1d(values, start, single))];
    expect(floats.iterations).toBe(doubles.iterations);

    // Near an optimum EM's map has rates below 1 (Dempster, Laird & Rubin 1977): errors of earlier steps do not grow.
    const allowed: Errors = { weights: [0, 0], means: [0, 0], variances: [0, 0] };
    let at = start;
    for (let step = 0; step < doubles.iterations; step++) {
      const next = fitted(fitMixture1d(values, at, { ...rule, ...once })).law;
      const errors = errorsOfStep(values, at, next, origin);
      if (step === 0) expectWithin(fitted(fitMixture1d(values, at, { ...single, ...once })).law, next, errors);
      for (const part of parts) errors[part].forEach((error, j) => (allowed[part][j]! += error));
      at = next;
    }
    expectWithin(floats.law, doubles.law, allowed);
  }
});

function expectWithin(law: Mixture1d, expected: Mixture1d, errors: Errors): void {
  for (const part of parts) errors[part].forEach((error, j) => { expect(Math.abs(law[part][j]! - expected[part][j]!), `${part} ${j}`).toBeLessThanOrEqual(error); });
}

test('parameters of ten thousand points agree to 10⁻⁶ and the lower bound to 10⁻⁶ nats, in the plain kernels as well', () => {
  for (let seed = 0; seed < 20; seed++) {
    const values = sampleMixture1d(cases[0]![1], 10_000, streams('seed workload').fork('case', seed));
    const start = startOn(values, seed);
    const [doubles, floats] = [fitted(fitMixture1d(values, start, rule)), fitted(fitMixture1d(values, start, single))];
    expect(floats).toStrictEqual(withPlainKernels(() => fitMixture1d(values, start, single)));
    expect(Math.abs(floats.lowerBound - doubles.lowerBound)).toBeLessThan(1e-6);
    for (const part of parts) floats.law[part].forEach((x, j) => { expect(Math.abs(x - doubles.law[part][j]!)).toBeLessThan(1e-6); });
  }
});

test('a start that is far away is refined in doubles, and what floats cannot tell apart has collapsed', () => {
  const narrow = Float64Array.from({ length: 100 }, (_, i) => (i % 2 ? 3 : -3) + 0.001 * ((i >> 1) % 2));
  const far = pair(0.5, [-100, 100], [100, 100]);
  const [doubles, floats] = [rule, single].map((each) => fitted(fitMixture1d(narrow, far, { ...each, ...once })).law);
  floats!.variances.forEach((variance, j) => { expect(variance / doubles!.variances[j]!).toBeCloseTo(1, 6); });

  const equal = Float64Array.from({ length: 100 }, (_, i) => (i % 2 ? 3 : -3) + 1e-6 * ((i >> 1) % 2));
  const start = pair(0.5, [-3, 3], [0.1, 0.1]);
  const strict = { tolerance: 1e-5, varianceFloor: 0 };
  expect(fitMixture1d(equal, start, { ...rule, ...strict })).toHaveProperty('law');
  expect(fitMixture1d(equal, start, { ...single, ...strict })).toMatchObject({ ended: { code: 'component-collapsed' } });
});

test('other fits than of two components without weights are refused', () => {
  const values = sampleMixture1d(cases[0]![1], 100, streams('refused'));
  const three: Mixture1d = { weights: new Float64Array(3).fill(1 / 3), means: Float64Array.of(-1, 0, 1), variances: Float64Array.of(1, 1, 1) };
  expect(() => fitMixture1d(values, three, single)).toThrow('precision must be f64 but for 2 components and no weights, but got f32 with 3; take f64');
  expect(() => fitMixture1d(values, cases[0]![1], single, new Float64Array(100).fill(1))).toThrow('got f32 with 2 and weights');
});

test('items beyond the floats have no likelihood', () => {
  const values = Float64Array.from({ length: 60 }, (_, i) => (i === 7 ? 1e200 : i));
  expect(fitMixture1d(values, pair(0.5, [10, 40], [5, 5]), single)).toMatchObject({ ended: { code: 'likelihood-not-finite' } });
});
