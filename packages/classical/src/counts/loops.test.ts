// Loops of counts against theory: chains are the replicates, seeds are fixed. Means are compared to exact expectations
// within 4 standard errors, which a true expectation misses with probability 6 · 10⁻⁵ (normal limit).
import type { OpenStudy } from '@collapse-lab/runner';
import { openIn, replicate, zScore } from '@collapse-lab/runner/testing';
import { describe, expect, test } from 'vitest';
import { counts } from './domain.ts';

const open = (keys: Readonly<Record<string, unknown>>): Promise<OpenStudy> => openIn(counts, { measures: ['parameters'], policy: { kind: 'replace' }, ...keys });
const power = (base: number, exponent: number): number => Math.exp(exponent * Math.log(base));
const survivors = (values: Float64Array): Float64Array => values.map((value) => (value > 0 ? 1 : 0));
/** g₁ = 1, g_(k + 1) = 1 − e^(−g_k) (Suresh et al., arXiv 2412.17646). */
const g = (k: number): number => (k === 1 ? 1 : 1 - Math.exp(-g(k - 1)));

async function expectMeans(study: OpenStudy, column: string, theory: Readonly<Record<number, number>>, chains: number, of = (values: Float64Array): Float64Array => values): Promise<void> {
  const generations = Math.max(...Object.keys(theory).map(Number));
  const values = await replicate(study, generations, chains, column);
  for (const [t, expected] of Object.entries(theory)) expect([t, Math.abs(zScore(of(values[Number(t)]!), expected))]).toEqual([t, expect.toSatisfy((z: number) => z < 4)]);
}

describe.each(['items', 'statistics'])('symbols refitted to their own %s', (sampling) => {
  const probabilities = [0.4, 0.3, 0.2, 0.1];
  const first = 1 - 0.16 - 0.09 - 0.04 - 0.01;
  const model = { family: 'categorical', symbols: 4, addK: 0, sampling };

  test('lose the chance that two differ by 1 − 1/n a generation (Wright and Fisher)', async () => {
    const n = 20;
    const study = await open({ world: { kind: 'categorical', probabilities }, model, size: n, generations: 30, seed: 'drift' });
    await expectMeans(study, 'giniSimpson', Object.fromEntries([1, 2, 5, 10, 30].map((t) => [t, power(1 - 1 / n, t) * first])), 2000);
  });

  test('end as one symbol, each with the chance that it began with', async () => {
    const study = await open({ world: { kind: 'categorical', probabilities }, model, size: 8, generations: 250, record: 250, measures: ['parameters', { kind: 'probability', of: [0, 3] }], seed: 'absorbed' });
    // Two symbols are left with probability below (1 − 1/n)^250 < 10⁻¹⁴.
    await expectMeans(study, 'p0', { 250: 0.4 }, 1500);
    await expectMeans(study, 'p3', { 250: 0.1 }, 1500);
  });
});

describe('symbols refitted to their own and to fresh real ones', () => {
  test('keep the variance of drift against mutation', async () => {
    // Exactly λn of the items are real, so that the variance V of a symbol of probability p goes to [p(1 − p) − (1 − λ)V]/n + (1 − λ)² V.
    const [n, real, p] = [200, 0.2, 0.4];
    const spread = (p * (1 - p)) / n;
    let variance = spread;
    for (let t = 2; t <= 25; t++) variance = spread - ((1 - real) * variance) / n + variance * (1 - real) * (1 - real);
    const policy = { kind: 'mix', real, synthetic: 1 - real, realFrom: 'fresh' };
    const keys = { world: { kind: 'categorical', probabilities: [0.4, 0.3, 0.2, 0.1] }, model: { family: 'categorical', symbols: 4, addK: 0 }, measures: [{ kind: 'probability', of: [0] }] };
    await expectMeans(await open({ ...keys, policy, size: n, generations: 25, record: 25, seed: 'mutation' }), 'p0', { 25: variance }, 1500, (values) => values.map((value) => (value - p) * (value - p)));
    // Were each item real by chance λ, V* would be [p(1 − p)/n] / (1 − (1 − λ)²(1 − 1/n)): the exact share changes less than 1 % of it.
    expect(Math.abs(variance / (spread / (1 - (1 - real) * (1 - real) * (1 - 1 / n))) - 1)).toBeLessThan(0.01);
  });
});

describe('Poisson counts refitted to their own', () => {
  test.each(['items', 'statistics'])('%s die out as theorem 2 of Suresh et al. says', async (sampling) => {
    // The sum of n counts is a branching process with Poisson offspring of mean 1: P(Λ_k ≠ 0) = 1 − e^(−n λ₀ g_k), k = 1 the fit on real data.
    const [n, mean] = [10, 1];
    const study = await open({ world: { kind: 'poisson', mean }, model: { family: 'poisson', sampling }, size: n, generations: 100, record: 25, seed: 'branching' });
    await expectMeans(study, 'fittedMean', Object.fromEntries([25, 50, 100].map((k) => [k, 1 - Math.exp(-n * mean * g(k))])), 3000, survivors);
  });
});

describe('a coin refitted to its own', () => {
  test('keeps a rare side for as long as theorem 1 of Suresh et al. says', async () => {
    const [n, probability] = [100, 0.01];
    const study = await open({ world: { kind: 'bernoulli', probability }, model: { family: 'bernoulli', sampling: 'statistics' }, size: n, generations: 10, seed: 'coin' });
    // The chance of having died, exactly: row i of the chain of counts is Binomial(n, i/n).
    let alive = binomialLaw(n, probability);
    const exact: Record<number, number> = { 1: 1 - alive[0]! };
    for (let t = 2; t <= 10; t++) {
      const next = new Float64Array(n + 1);
      alive.forEach((weight, i) => { binomialLaw(n, i / n).forEach((p, j) => (next[j]! += weight * p)); });
      alive = next;
      exact[t] = 1 - alive[0]!;
      const bound = Math.exp(-n * probability * g(t));
      expect(exact[t]).toBeGreaterThan(1 - bound);
      expect(exact[t]).toBeLessThan(1 - Math.max(0, 1 - 3 * n * probability * probability - 3 * t * probability) * bound);
    }
    await expectMeans(study, 'successProbability', exact, 5000, survivors);
  });
});

/** Binomial probabilities of 0 … n by their recursion. */
function binomialLaw(n: number, p: number): Float64Array {
  const law = new Float64Array(n + 1);
  if (p === 1) law[n] = 1;
  else for (let k = 0, q = power(1 - p, n); k <= n; q *= ((n - k) / (k + 1)) * (p / (1 - p)), k++) law[k] = q;
  return law;
}

describe('decoding', () => {
  test('of symbols in proportion to p^(1/T) sharpens them by the same power again in every generation', async () => {
    // p_t ∝ p₀^(T^(−t)) for infinitely many items; 10⁶ of them leave a standard deviation below 5 · 10⁻⁴ a generation, and T = 2 halves
    // at least every earlier error about equal shares, so five generations are within 5 · 10⁻⁴ √(4/3) of it.
    const study = await open({ world: { kind: 'categorical', probabilities: [0.8, 0.2] }, model: { family: 'categorical', symbols: 2, addK: 0, sampling: 'statistics' }, decoding: { temperature: 2 }, size: 1_000_000, generations: 5, measures: [{ kind: 'probability', of: [0] }], seed: 'heat' });
    const p0 = (await replicate(study, 5, 1, 'p0')).map((values) => values[0]!);
    for (let t = 1; t <= 5; t++) {
      const [a, b] = [power(0.8, power(2, 1 - t)), power(0.2, power(2, 1 - t))];
      expect(Math.abs(p0[t]! - a / (a + b))).toBeLessThan(4 * 5e-4 * Math.sqrt(4 / 3));
    }
  });
});

describe('atoms of a law, as infinitely many draws', () => {
  const probabilities = [0.5, 0.3, 0.2];
  const keys = { world: { kind: 'categorical', probabilities, sampling: 'atoms' }, model: { family: 'categorical', symbols: 3, addK: 0, sampling: 'atoms' }, measures: [{ kind: 'probability', of: [0, 1, 2] }], size: 3, seed: 'atoms' };
  const lawsOf = async (generations: number, more: object): Promise<number[][]> => {
    const study = await open({ ...keys, generations, ...more });
    const columns = await Promise.all([0, 1, 2].map((symbol) => replicate(study, generations, 1, `p${symbol}`)));
    return Array.from({ length: generations + 1 }, (_, t) => (t === 0 ? [] : columns.map((values) => values[t]![0]!)));
  };
  const normalised = (weights: readonly number[]): number[] => weights.map((w) => w / weights.reduce((a, b) => a + b, 0));
  const close = (law: readonly number[]): unknown[] => law.map((p): unknown => expect.closeTo(p, 12));

  test('stay as they are where they are replaced, and under a temperature go as p₀^(T^(1 − t))', async () => {
    expect((await lawsOf(5, {}))[5]).toEqual(close(probabilities));
    const laws = await lawsOf(5, { decoding: { temperature: 0.5 }, size: 7 });
    for (let t = 1; t <= 5; t++) expect(laws[t]).toEqual(close(normalised(probabilities.map((p) => power(p, power(0.5, 1 - t))))));
  });

  test('curated by weight beside real data come to p = λ p₀ + (1 − λ) p e^r / Z (Ferbach et al. 2024)', async () => {
    const [real, rewards] = [0.3, [0, 1, 2]];
    const laws = await lawsOf(200, { policy: { kind: 'weighted', weight: real, realFrom: 'fresh' }, selection: [{ kind: 'tilt', reward: { kind: 'by-symbol', rewards } }] });
    const tilted = normalised(laws[200]!.map((p, i) => p * Math.exp(rewards[i]!)));
    expect(laws[200]).toEqual(close(tilted.map((p, i) => real * probabilities[i]! + (1 - real) * p)));
    const second = normalised(probabilities.map((p, i) => p * Math.exp(rewards[i]!)));
    expect(laws[2]).toEqual(close(second.map((p, i) => real * probabilities[i]! + (1 - real) * p)));
  });

  test('kept and heated come to equal shares as ℓ^−(1 − 1/T), ℓ the items so far (Marchi et al. 2024)', async () => {
    const laws = await lawsOf(800, { policy: { kind: 'accumulate' }, decoding: { temperature: 2 } });
    const apart = (t: number): number => laws[t]!.reduce((sum, p) => sum + Math.abs(p - 1 / 3), 0);
    // What is left of higher orders falls as the distance itself, which is 0.01 by then.
    expect(Math.abs(Math.log(apart(800) / apart(200)) / Math.log(4) + 0.5)).toBeLessThan(0.01);
  });

  test('are not for families, policies and selections that know only draws', async () => {
    const failure = async (more: object): Promise<string> => {
      try {
        const study = await open({ ...keys, generations: 2, ...more });
        const run = study.runChain('loop', 1);
        while (!(await run.next()).done);
        return '';
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(await failure({ model: { family: 'corrected-categorical', symbols: 3, realShare: 0.5 } })).toContain('items for family "corrected-categorical" must be drawn');
    expect(await failure({ model: { family: 'herd' } })).toContain('world "categorical" must have a family that accepts item weights');
    expect(await failure({ policy: { kind: 'mix', real: 0, synthetic: 0.5, realFrom: 'fresh' } })).toContain('a policy must take all 3 atoms of a law, but asked for 1');
    expect(await failure({ selection: [{ kind: 'dedupe' }] })).toContain('selection "dedupe" must have items that were drawn');
    expect(await failure({ size: 2 })).toContain('size must be at least 3, so that every symbol has its atom, but got 2');
  });
});

describe('one who memorises', () => {
  test('is wrong about Σ p (1 − p)^n of real data, by Zipf a power of n (Dohmatob et al. 2024)', async () => {
    const [n, size] = [1000, 20_000];
    const weights = Array.from({ length: size }, (_, i) => power(i + 1, -1.5));
    const total = weights.reduce((sum, w) => sum + w, 0);
    const missing = weights.reduce((sum, w) => sum + (w / total) * power(1 - w / total, n), 0);
    const study = await open({ world: { kind: 'zipf', symbols: size, exponent: 1.5 }, model: { family: 'categorical', symbols: 'seen', addK: 0 }, measures: ['missing-mass'], size: n, generations: 1, seed: 'tails' });
    await expectMeans(study, 'missingMass', { 1: missing }, 300);
  });
});

describe('curation', () => {
  const probabilities = [0.5, 0.3, 0.2];
  const rewards = [0, 1, 2];
  const keys = { world: { kind: 'categorical', probabilities }, model: { family: 'categorical', symbols: 3, addK: 0 }, measures: [{ kind: 'probability', of: [0, 1, 2] }] };
  const tilted = (law: readonly number[]): number[] => {
    const weights = law.map((p, i) => p * Math.exp(rewards[i]!));
    return weights.map((w) => w / weights.reduce((a, b) => a + b, 0));
  };
  const lawAt = async (generation: number, study: OpenStudy): Promise<number[]> => {
    const columns = await Promise.all([0, 1, 2].map((i) => replicate(study, generation, 1, `p${i}`)));
    return columns.map((values) => values[generation]![0]!);
  };

  test('of the best of K by a softmax is p H^K, and comes near the tilt p e^r / Z as K grows (Ferbach et al. 2024)', async () => {
    // H^K(x) = E[K e^(r(x)) / (e^(r(x)) + Σ e^(r(x_i)))] over K − 1 others, exactly by their counts (i, j, K − 1 − i − j).
    const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1));
    const curated = (K: number): number[] =>
      probabilities.map((p, x) => {
        let sum = 0;
        for (let i = 0; i < K; i++) {
          for (let j = 0; i + j < K; j++) {
            const l = K - 1 - i - j;
            const chance = (factorial(K - 1) / factorial(i) / factorial(j) / factorial(l)) * power(0.5, i) * power(0.3, j) * power(0.2, l);
            sum += (chance * K * Math.exp(rewards[x]!)) / (Math.exp(rewards[x]!) + i + j * Math.E + l * Math.E * Math.E);
          }
        }
        return p * sum;
      });
    const distance = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, p, i) => sum + Math.abs(p - b[i]!) / 2, 0);
    const n = 100_000;
    let before = Infinity;
    for (const K of [2, 8]) {
      const curate = { kind: 'curate', of: K, reward: { kind: 'by-symbol', rewards } };
      const study = await open({ ...keys, selection: [curate], size: n, generations: 2, seed: 'curate' });
      // Two generations of n draws, each moving a probability by a standard deviation below √(2 · ¼ / n), times the largest slope of the curation, e.
      const law = await lawAt(2, study);
      curated(K).forEach((p, i) => { expect(Math.abs(law[i]! - p)).toBeLessThan(4 * Math.E * Math.sqrt(0.5 / n)); });
      expect(distance(law, tilted(probabilities))).toBeLessThan(before);
      before = distance(law, tilted(probabilities));
    }
  });

  test('of weights is the tilt itself, and with a share of real data settles where λ p₀ + (1 − λ) p e^r / Z does', async () => {
    const n = 100_000;
    const tilt = { kind: 'tilt', reward: { kind: 'by-symbol', rewards } };
    const study = await open({ ...keys, selection: [tilt], size: n, generations: 3, seed: 'tilt' });
    const expected = tilted(tilted(probabilities));
    // Three generations of n draws, the first two tilted once and twice: weights from 1 to e² multiply the variance by e² at most each.
    (await lawAt(3, study)).forEach((p, i) => { expect(Math.abs(p - expected[i]!)).toBeLessThan(4 * Math.E * Math.E * Math.sqrt(0.75 / n)); });

    const real = 0.5;
    const mixed = await open({ ...keys, selection: [tilt], policy: { kind: 'mix', real, synthetic: 1 - real, realFrom: 'fresh' }, size: n, generations: 40, record: 40, seed: 'fixed point' });
    let law = probabilities;
    for (let t = 2; t <= 40; t++) law = tilted(law).map((p, i) => real * probabilities[i]! + (1 - real) * p);
    // Errors shrink by a half or more a generation: that of one generation, twice.
    (await lawAt(40, mixed)).forEach((p, i) => { expect(Math.abs(p - law[i]!)).toBeLessThan(4 * 2 * Math.E * Math.sqrt(0.25 / n)); });
  });

});

describe('an urn', () => {
  test('that returns what it draws, and one more of it, ends at a Beta law (Pólya)', async () => {
    // ℓ₀ items, one more a generation: given the first counts the share p₀ is a martingale, and E p² grows by p(1 − p) / ℓ² a step, ℓ items then:
    // E Var of the share after steps at ℓ₀ + 1 … L: p(1 − p)(1 − Π (1 − 1/ℓ²)), which tends to p(1 − p)/(ℓ₀ + 1).
    const [first, steps] = [20, 60];
    const policy = { kind: 'accumulate-mix', real: 0, synthetic: 1 / first };
    const study = await open({ world: { kind: 'bernoulli', probability: 0.5 }, model: { family: 'bernoulli' }, policy, size: first, generations: steps + 1, measures: ['parameters'], seed: 'urn' });
    const share = await replicate(study, steps + 1, 1500, 'successProbability');
    // The share of the first sample has a spread of its own: what is tested is (1 − share) share, given which the rest is exact.
    const spread = (t: number): Float64Array => share[t]!.map((p) => p * (1 - p));
    let factor = 1;
    for (let items = first; items < first + steps; items++) factor *= 1 - 1 / ((items + 1) * (items + 1));
    expect(Math.abs(zScore(spread(steps + 1).map((after, i) => after - factor * spread(1)[i]!), 0))).toBeLessThan(4);
    // Infinitely many steps leave 1 − 1/(ℓ₀ + 1) of it.
    const limit = 1 - 1 / (first + 1);
    expect(factor).toBeGreaterThan(limit);
    expect(factor - limit).toBeLessThan(1 / (first + steps));
  });
});

describe('an estimate that knows the real share', () => {
  test('errs by (1 − Σ p²) / Σ n α² (Kanabar and Gastpar)', async () => {
    // V_t = E‖P̂_t − p‖², S = 1 − Σ p². Of αn real and (1 − α)n synthetic items, whose 1 − Σ P̂² is S − V_(t−1) on average, the batch has a variance of
    // [S − (1 − α) V_(t−1)] / n; freed of the model's share α² times less, and averaged with weights Σ n α² before and n α² now.
    const [n, real, generations] = [200, 0.5, 20];
    const law = Array.from({ length: 10 }, (_, i) => (i + 6) / 105);
    const S = 1 - law.reduce((sum, p) => sum + p * p, 0);
    const gained = n * real * real;
    const theory: Record<number, number> = { 1: S / n };
    for (let t = 2, worth = n; t <= generations; t++, worth += gained) {
      const before = theory[t - 1]!;
      theory[t] = (worth * worth * before + gained * (S - (1 - real) * before)) / ((worth + gained) * (worth + gained));
      // All but the spread that real items keep from varying together.
      expect(Math.abs((theory[t]! * (worth + gained)) / S - 1)).toBeLessThan(0.01);
    }
    const keys = { world: { kind: 'categorical', probabilities: law }, policy: { kind: 'mix', real, synthetic: 1 - real, realFrom: 'fresh' }, measures: ['law-error'], size: n, generations };
    await expectMeans(await open({ ...keys, model: { family: 'corrected-categorical', symbols: 10, realShare: real }, seed: 'corrected' }), 'squaredError', theory, 600);
  });
});

describe('a herd', () => {
  test('is right with probability q(q + 1) / (2(1 − q + q²))', async () => {
    // Two at a time: both alike start a cascade, which then never ends. None yet after 40 with probability (q(1 − q))^20 < 10⁻¹³.
    const [q, generations] = [0.7, 41];
    const policy = { kind: 'accumulate-mix', real: 1, synthetic: 1 };
    const study = await open({ world: { kind: 'bernoulli', probability: q }, model: { family: 'herd' }, policy, size: 1, generations, measures: ['parameters'], seed: 'herd' });
    await expectMeans(study, 'choosesOne', { 1: q, [generations]: (q * (q + 1)) / (2 * (1 - q + q * q)) }, 3000);
  });
});
