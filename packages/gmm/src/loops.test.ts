// The loop against theory: chains of small studies are the replicates, seeds are fixed. Means are compared to exact
// expectations within 4 standard errors, which a true expectation misses with probability 6 · 10⁻⁵ (normal limit; replicates
// number at least 1000, and where variances are heavy-tailed t stays below n). The real law is N(0, 1), t = 1 its first fit.
import { describe, expect, test } from 'vitest';
import { average, covariance, openGaussian, replicate, zScore, type Replicates, type StudyKeys } from './testing/replicates.ts';

const squares = (values: Float64Array): Float64Array => values.map((x) => x * x);
const repeated = (factor: number, times: number): number => Array<number>(times).fill(factor).reduce((product, x) => product * x, 1);

function expectMean(values: Float64Array, expected: number): void {
  expect(Math.abs(zScore(values, expected))).toBeLessThan(4);
}

/** Every generation's E m² and E σ² against [E m², E σ²] by t. */
function expectMoments({ mean, variance }: Replicates, theory: (t: number) => readonly [number, number]): void {
  for (let t = 1; t < mean.length; t++) {
    const [squaredMean, expectedVariance] = theory(t);
    expectMean(squares(mean[t]!), squaredMean);
    expectMean(variance[t]!, expectedVariance);
  }
}

/** Per chain the mean over generations from … last, for steady states. */
function averaged(byGeneration: readonly Float64Array[], from: number): Float64Array {
  const steady = byGeneration.slice(from);
  return steady[0]!.map((_, chain) => steady.reduce((sum, values) => sum + values[chain]!, 0) / steady.length);
}

const one = async (keys: StudyKeys, chains: number): Promise<Replicates> => (await replicate(keys, chains))[0]!;

/** One chain's rows, without their generation numbers. */
async function rowsOf(keys: StudyKeys): Promise<unknown[]> {
  const rows: unknown[] = [];
  for await (const step of (await openGaussian(keys)).runChain('loop', 0)) rows.push(step.rows);
  return rows;
}

describe('replace (Shumailov et al. 2024)', () => {
  test('with divisor n loses the share 1/n of the variance a generation, which the mean gains', async () => {
    // σ²_t = σ²_(t−1) χ²_(n−1)/n and m_t − m_(t−1) ~ N(0, σ²_(t−1)/n).
    const n = 20;
    expectMoments(await one({ policy: { kind: 'replace' }, size: n, generations: 12, seed: 'replace-n' }, 3000), (t) => {
      const left = repeated(1 - 1 / n, t);
      return [1 - left, left];
    });
  });

  test('with divisor n loses log-variance linearly, also after n generations', async () => {
    // E ln σ²_t = t (ψ((n−1)/2) + ln 2 − ln n) with variance t ψ₁((n−1)/2); n = 5: ψ(2) = 1 − γ, ψ₁(2) = π²/6 − 1.
    const [n, chains] = [5, 1500];
    const { variance } = await one({ policy: { kind: 'replace' }, size: n, generations: 30, seed: 'replace-log' }, chains);
    const drift = 1 - 0.5772156649015329 + Math.log(2 / n);
    for (const t of [6, 15, 30]) {
      const standardError = Math.sqrt((t * ((Math.PI * Math.PI) / 6 - 1)) / chains);
      expect(Math.abs(average(variance[t]!.map(Math.log)) - t * drift)).toBeLessThan(4 * standardError);
    }
  });

  test('with divisor n − 1 keeps the mean variance and lets the mean walk off', async () => {
    const n = 30;
    expectMoments(await one({ policy: { kind: 'replace' }, divisor: 'n-1', size: n, generations: 12, seed: 'replace-n-1' }, 3000), (t) => [t / n, 1]);
  });
});

describe('accumulate (Gerstgrasser et al. 2024; Kazdan et al. 2024)', () => {
  test('loses the share 1/(n t²) of the variance at generation t', async () => {
    const n = 5;
    const left = (t: number): number => (t === 0 ? 1 : left(t - 1) * (1 - 1 / (n * t * t)));
    expectMoments(await one({ policy: { kind: 'accumulate' }, size: n, generations: 15, seed: 'accumulate' }, 3000), (t) => [1 - left(t), left(t)]);
  });

  test('on a fixed budget follows the recursion of sampling without replacement', async () => {
    // v and m: expected variance and squared mean of the pool of N = n t items. Of n items without replacement the mean has
    // variance v f with f = (N − n)/(n (N − 1)). The next n items move the pool's mean by 1/(t + 1) of the way from the
    // pool's to theirs, which has E (…)² = v f + v (1 − f)/n; what the mean gains, the variance loses.
    const n = 10;
    const replicates = await one({ policy: { kind: 'accumulate-subsample' }, size: n, generations: 20, seed: 'subsample' }, 3000);
    let [v, m] = [1 - 1 / n, 1 / n];
    expectMoments(replicates, (t) => {
      const f = (n * t - n) / (n * (n * t - 1));
      const fitted = [m + v * f, v * (1 - f)] as const;
      const moved = (v * ((1 - f) / n + f)) / ((t + 1) * (t + 1));
      [v, m] = [v - moved, m + moved];
      return fitted;
    });
  });
});

describe('window', () => {
  const keys = (last: number): StudyKeys => ({ policy: { kind: 'window', last }, size: 10, generations: 8, seed: 'window' });

  test('of one generation is replace, and of all generations accumulate, row for row', async () => {
    expect(await rowsOf(keys(1))).toEqual(await rowsOf({ ...keys(1), policy: { kind: 'replace' } }));
    expect(await rowsOf(keys(8))).toEqual(await rowsOf({ ...keys(8), policy: { kind: 'accumulate' } }));
    expect(await rowsOf(keys(2))).not.toEqual(await rowsOf(keys(3)));
  });

  test('of three generations follows the recursion of its sample means', async () => {
    // a_s is the mean of what generation s left. m_t averages the a_s in the window and a_t = m_t + e_t with Var e_t = E σ²_t / n;
    // E σ²_t = 1 − E m_t², as the mean square of a batch is never changed in expectation.
    const [n, last, generations] = [10, 3, 12];
    const a: number[][] = [[1 / n]]; // E a_i a_j for j ≤ i
    const squaredMean = [NaN];
    const product = (i: number, j: number): number => a[Math.max(i, j)]![Math.min(i, j)]!;
    for (let t = 1; t <= generations; t++) {
      const inWindow = Array.from({ length: Math.min(last, t) }, (_, k) => t - 1 - k);
      const mean = (of: (i: number) => number): number => inWindow.reduce((sum, i) => sum + of(i), 0) / inWindow.length;
      squaredMean[t] = mean((i) => mean((j) => product(i, j)));
      a[t] = Array.from({ length: t }, (_, j) => mean((i) => product(i, j)));
      a[t]!.push(squaredMean[t]! + (1 - squaredMean[t]!) / n);
    }
    expectMoments(await one({ ...keys(last), size: n, generations }, 3000), (t) => [squaredMean[t]!, 1 - squaredMean[t]!]);
  });
});

describe('fresh-every', () => {
  test('generation makes independent fits of real data', async () => {
    const [n, chains] = [10, 3000];
    const { mean, variance } = await one({ policy: { kind: 'fresh-every', every: 1 }, size: n, generations: 6, seed: 'fresh' }, chains);
    expectMoments({ mean, variance }, () => [1 / n, 1 - 1 / n]);
    // The correlation of independent replicates has standard deviation 1/√chains.
    for (const values of [mean, variance]) {
      for (let t = 2; t < values.length; t++) {
        const spread = Math.sqrt(covariance(values[t]!, values[t]!) * covariance(values[t - 1]!, values[t - 1]!));
        expect(Math.abs(covariance(values[t]!, values[t - 1]!) / spread)).toBeLessThan(4 / Math.sqrt(chains));
      }
    }
  });

  test('third generation is replace started anew at generations 1, 4, 7, …', async () => {
    const n = 10;
    expectMoments(await one({ policy: { kind: 'fresh-every', every: 3 }, size: n, generations: 9, seed: 'fresh-third' }, 3000), (t) => {
      const left = repeated(1 - 1 / n, 1 + ((t - 1) % 3));
      return [1 - left, left];
    });
  });
});

describe('mix with fresh real items (Alemohammad et al. 2023, fresh data loop)', () => {
  test.each([1, 0.8])('goes to its fixed point when variances are multiplied by %d', async (shrink) => {
    // r and q: real and synthetic shares of n items. With M = E m² and S = E σ² (divisor n − 1), λ the shrinkage:
    // M' = r/n + q² M + q λS/n, S' = (n r − r + (n q − q) λS + n (q − q²) M)/(n − 1), from M = 1/n and S = 1.
    const [n, r, q, generations] = [20, 0.2, 0.8, 50];
    const step = ([M, S]: readonly [number, number]): readonly [number, number] => [
      r / n + q * q * M + (q * shrink * S) / n,
      (n * r - r + (n * q - q) * shrink * S + n * (q - q * q) * M) / (n - 1),
    ];
    const theory: (readonly [number, number])[] = [[NaN, NaN], [1 / n, 1]];
    while (theory.length <= generations) theory.push(step(theory.at(-1)!));
    const policy = { kind: 'mix', real: r, synthetic: q, carry: 0, realFrom: 'fresh' };
    const replicates = await one({ policy, divisor: 'n-1', size: n, generations, seed: 'mix', decoding: { shrink } }, 1000);
    for (const t of [1, 2, 3, 5, 10]) {
      expectMean(squares(replicates.mean[t]!), theory[t]![0]);
      expectMean(replicates.variance[t]!, theory[t]![1]);
    }
    // The slower of both memories is below q a generation, so from 40 on what is left of the start is below 0.8⁴⁰ = 10⁻⁴.
    const fixed = fixedPoint(step);
    expectMean(averaged(replicates.mean.map(squares), 40), fixed[0]);
    expectMean(averaged(replicates.variance, 40), fixed[1]);
  });
});

/** The fixed point x of an affine map f(x) = A x + b of the plane, by Cramer's rule on (1 − A) x = b. */
function fixedPoint(map: (x: readonly [number, number]) => readonly [number, number]): readonly [number, number] {
  const b = map([0, 0]);
  const [first, second] = [map([1, 0]), map([0, 1])];
  const [a11, a21, a12, a22] = [1 - first[0] + b[0], b[1] - first[1], b[0] - second[0], 1 - second[1] + b[1]];
  const determinant = a11 * a22 - a12 * a21;
  return [(b[0] * a22 - a12 * b[1]) / determinant, (a11 * b[1] - a21 * b[0]) / determinant];
}

describe('augment-fixed (Alemohammad et al. 2023, synthetic augmentation loop)', () => {
  test.each([1, 0.8])('stays bounded around the real sample when variances are multiplied by %d', async (shrink) => {
    // n real items with mean a and n synthetic ones, q = 1/2. D = E (m − a)²: D' = q² (D + λS/n), and of the 2n items
    // (2n − 1) S' = (n − 1) + (n − 1) λS + (n/2)(D + λS/n), from D = 0 and S = 1. As a and m − a are uncorrelated,
    // E m² = 1/n + D, in the limit 1/n + q² λS/(n (1 − q²)).
    const [n, generations] = [10, 20];
    const step = ([D, S]: readonly [number, number]): readonly [number, number] => {
      const apart = D + (shrink * S) / n;
      return [apart / 4, ((n - 1) * (1 + shrink * S) + (n / 2) * apart) / (2 * n - 1)];
    };
    let state: readonly [number, number] = [0, 1];
    const replicates = await one({ policy: { kind: 'augment-fixed' }, divisor: 'n-1', size: n, generations, seed: 'augment', decoding: { shrink } }, 2000);
    expectMoments(replicates, () => {
      const [D, S] = state;
      state = step(state);
      return [1 / n + D, S];
    });
    const [D, S] = fixedPoint(step);
    expect(D).toBeCloseTo((0.25 * shrink * S) / (n * 0.75), 14);
    // Both memories are below 0.6 a generation.
    expectMean(averaged(replicates.mean.map(squares), 16), 1 / n + D);
    expectMean(averaged(replicates.variance, 16), S);
  });
});

describe('weighted (He, Xu & Cheng 2025)', () => {
  /** One generation of [V, S] = [E m², E σ²] for n fresh real and n synthetic items, weights w/n and (1 − w)/n. */
  const step = (w: number, n: number) => ([V, S]: readonly [number, number]): readonly [number, number] => {
    const next = (w * w) / n + (1 - w) * (1 - w) * (V + S / n);
    // Unbiased: the weighted mean square about the mean over 1 − Σ p².
    return [next, (w + (1 - w) * (V + S) - next) / (1 - (w * w + (1 - w) * (1 - w)) / n)];
  };
  const golden = (Math.sqrt(5) - 1) / 2;

  test.each([
    ['one over the golden ratio, the best weight', golden, golden],
    ['one half, naive pooling', 0.5, 2 / 3],
    ['one, real data alone', 1, 1],
  ])('with weight %s', async (_, w, limit) => {
    // For large n, S = 1 and n V* = (w² + (1 − w)²)/(1 − (1 − w)²).
    expect(1e7 * fixedPoint(step(w, 1e7))[0]).toBeCloseTo(limit, 6);
    const n = 20;
    const policy = { kind: 'weighted', weight: w, synthetic: 1, realFrom: 'fresh' };
    const { mean, variance } = await one({ policy, divisor: 'n-1', size: n, generations: 18, seed: 'weighted' }, 2000);
    // Both memories are at most 1 − w = 0.5 a generation: below 10⁻³ from generation 12 on.
    const [V, S] = fixedPoint(step(w, n));
    expectMean(averaged(mean.map(squares), 12), V);
    expectMean(averaged(variance, 12), S);
    // At n = 20 the fitted variance moves n V* by no more than 5 % from its limit.
    expect(Math.abs((n * V) / limit - 1)).toBeLessThan(0.05);
  });
});

describe('exchange', () => {
  test('of two members who train on each other alone is replace for each, along lineages that cross', async () => {
    const [n, chains] = [10, 3000];
    const policy = { kind: 'exchange', matrix: [[0, 0, 1], [0, 1, 0]], realFrom: 'fixed' };
    const [first, second] = await replicate({ policy, members: 2, size: n, generations: 8, seed: 'exchange' }, chains);
    const left = (t: number): number => repeated(1 - 1 / n, t);
    for (const member of [first!, second!]) expectMoments(member, (t) => [1 - left(t), left(t)]);
    // m_t is its lineage's m_(t−1) plus what is uncorrelated with it; the lineages are independent of each other.
    for (const [own, other] of [[first!, second!], [second!, first!]] as const) {
      const products = (a: Float64Array, b: Float64Array): Float64Array => a.map((x, i) => x * b[i]!);
      expectMean(products(own.mean[8]!, other.mean[7]!), 1 - left(7));
      expectMean(products(own.mean[8]!, own.mean[7]!), 0);
    }
  });
});

describe('what the variance loses, the mean gains', () => {
  // With divisor n a batch's mean square is m² + σ², which is the expected square of what is drawn next: as long as items
  // are drawn or chosen without looking at them, E m² + E σ² = 1 for ever.
  test.each([
    { kind: 'replace' },
    { kind: 'accumulate' },
    { kind: 'accumulate-subsample' },
    { kind: 'window', last: 2 },
    { kind: 'mix', real: 0.2, synthetic: 0.5, carry: 0.3, realFrom: 'fixed' },
    { kind: 'augment-fixed' },
    { kind: 'weighted', weight: 0.3, synthetic: 0.5, realFrom: 'fixed' },
    { kind: 'exchange', matrix: [[0.2, 0.8]], realFrom: 'fresh' },
  ])('$kind', async (policy) => {
    const { mean, variance } = await one({ policy, size: 10, generations: 10, seed: `conserved-${policy.kind}` }, 2000);
    for (const t of [1, 2, 5, 10]) expectMean(variance[t]!.map((v, chain) => v + mean[t]![chain]! * mean[t]![chain]!), 1);
  });
});

test('policies under one seed are compared on common draws', async () => {
  // Mixes A and B of 10 and 20 fresh items in n = 100. Both take the first fresh items of one stream, choose their synthetic
  // ones by one permutation and draw them by the same normals: 10 + 80 of A's items share their noise with one of B's.
  // To first order in 1/n (variances ≈ 1): V_A' = 1/n + 0.9² V_A, V_B' = 1/n + 0.8² V_B, C' = 0.9/n + 0.72 C, all from 1/n.
  const [n, chains, generations] = [100, 1000, 10];
  const meansOf = async (real: number): Promise<Float64Array> =>
    (await one({ policy: { kind: 'mix', real, synthetic: 1 - real, carry: 0, realFrom: 'fresh' }, divisor: 'n-1', size: n, generations, seed: 'common' }, chains)).mean[generations]!;
  const [a, b] = [await meansOf(0.1), await meansOf(0.2)];
  let [varianceA, varianceB, common] = [1 / n, 1 / n, 1 / n];
  for (let t = 2; t <= generations; t++) [varianceA, varianceB, common] = [1 / n + 0.81 * varianceA, 1 / n + 0.64 * varianceB, 0.9 / n + 0.72 * common];
  const theory = 1 - (2 * common) / (varianceA + varianceB);
  expect(theory).toBeLessThan(0.25);

  const independent = covariance(a, a) + covariance(b, b);
  const ratioTo = (other: Float64Array): number => {
    const difference = a.map((mean, chain) => mean - other[chain]!);
    return covariance(difference, difference) / independent;
  };
  // Each sample variance has the relative standard error √(2/chains) = 4.5 %; with 5 % for the first order both ratios stay within 30 %.
  expect(Math.abs(ratioTo(b) / theory - 1)).toBeLessThan(0.3);
  expect(Math.abs(ratioTo(b.map((_, chain) => b[(chain + 1) % chains]!)) - 1)).toBeLessThan(0.3);
});

test('a chain leapt through the generations that nobody records has the rows of the one that is not', async () => {
  const rows = async (record: number): Promise<Map<number, unknown>> => {
    const seen = new Map<number, unknown>();
    const keys = { policy: { kind: 'replace' }, size: 10, generations: 100, seed: 'leap', decoding: { shrink: 0.99 }, record } as const;
    for await (const { generation, rows: all } of (await openGaussian(keys)).runChain('loop', 1)) if (all) seen.set(generation, all);
    return seen;
  };
  const all = await rows(1);
  for (const record of [7, 100]) for (const [generation, row] of await rows(record)) expect(row).toEqual(all.get(generation));
});
