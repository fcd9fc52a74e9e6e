import fc from 'fast-check';
import { expect, it } from 'vitest';
import { binomialLaw } from '../binomial-law.ts';
import { within } from '../bound.ts';
import { zipfLaw } from '../tails/zipf.ts';
import { seddikSurvival, survivalBernoulli, survivalPoisson, uniqBounds } from './survival.ts';
import { sureshG } from './suresh-g.ts';
import { seddikPartialVariance, wfExchanged, wfFixationProbability, wfFixationTime, wfHeterozygosity, wfInjectedDiversity, wfMutationVariance } from './wright-fisher.ts';

it('lets g fall from 1 between 1/k and 3/k, and a hapax survive with .632, .268, .158 after 1, 5, 10 refits (row 7e)', () => {
  expect([1, 5, 10].map((k) => sureshG(k + 1))).toEqual([expect.closeTo(0.632, 3), expect.closeTo(0.268, 3), expect.closeTo(0.158, 3)]);
  fc.assert(fc.property(fc.integer({ min: 1, max: 5000 }), (k) => sureshG(k) >= 1 / k && sureshG(k) <= 3 / k));
});

/** P(P_k ≠ 0) after 1 … `refits` fits, by the exact chain of counts. */
function survivalOf(n: number, p: number, refits: number): number[] {
  let state = binomialLaw(n, p);
  const alive = [1 - state[0]!];
  const rows = Array.from({ length: n + 1 }, (_, j) => binomialLaw(n, j / n));
  for (let k = 2; k <= refits; k++) {
    const next = new Float64Array(n + 1);
    state.forEach((mass, j) => { rows[j]!.forEach((q, i) => { next[i]! += mass * q; }); });
    state = next;
    alive.push(1 - state[0]!);
  }
  return alive;
}

it('bounds the exact chain at (.01, 100) with k counted from the truth, its upper side vacuous once 3np₀² + 3kp₀ ≥ 1 (row 7a, trap 7)', () => {
  survivalOf(100, 0.01, 40).forEach((alive, i) => {
    const bounds = survivalBernoulli({ n: 100, probability: 0.01, k: i + 1 });
    expect(within(bounds, alive, 1e-12)).toBe(true);
    expect(bounds.upper.kind).toBe(3 * 100 * 0.0001 + 3 * (i + 1) * 0.01 < 1 ? 'limit' : 'vacuous');
    // Counting one generation less breaks the lower side, while a generation is more than the gap between the sides (.0035 at most).
    if (i > 0 && i < 15) expect(within(survivalBernoulli({ n: 100, probability: 0.01, k: i }), alive)).toBe(false);
  });
});

it('is bounded by Seddik et al., whose upper side says nothing for common symbols', () => {
  const n = 50;
  const between = (p: number, k: number) => seddikSurvival({ n, probability: p, k });
  survivalOf(n, 0.01, 20).forEach((alive, i) => { expect(between(0.01, i + 1).lower).toMatchObject({ kind: 'limit' }); expect(within({ ...between(0.01, i + 1), upper: { kind: 'vacuous', because: '' } }, alive)).toBe(true); });
  expect(between(0.3, 1).upper.kind).toBe('vacuous');
  expect(between(0.3, 500)).toMatchObject({ kind: 'bounds', upper: { kind: 'limit' } });
});

it('gives a Poisson mean its exact survival: certain at λ → ∞, none at λ = 0 (row 7b)', () => {
  // One fit: P(no event among n) = e^(−nλ).
  expect(survivalPoisson({ n: 10, rate: 1, k: 1 })).toBeCloseTo(-Math.expm1(-10), 15);
  // Two: the mean's generating function, e^(−nλ(1 − 1/e)).
  expect(survivalPoisson({ n: 10, rate: 0.1, k: 2 })).toBeCloseTo(-Math.expm1(-(1 - Math.exp(-1))), 15);
  expect([0, Infinity].map((rate) => survivalPoisson({ n: 10, rate, k: 5 }))).toEqual([0, 1]);
});

it('bounds the vocabulary by the sum over its words, vacuously once no word is bounded', () => {
  const law = zipfLaw(1, 1000);
  const first = uniqBounds({ n: 1000, probabilities: law, k: 1 });
  const exact = law.reduce((sum, p) => sum + 1 - Math.exp(1000 * Math.log1p(-p)), 0);
  expect(within(first, exact)).toBe(true);
  expect(uniqBounds({ n: 1000, probabilities: [0.5, 0.5], k: 3 }).upper).toEqual({ kind: 'vacuous', because: 'it is 2, the size of the whole vocabulary' });
});

it('loses heterozygosity by 1 − 1/n, fixes by chance, in 2n(K−1) ln(K/(K−1)) generations from K equal symbols (row 1d)', () => {
  expect(wfHeterozygosity({ n: 10, t: 2, initial: 0.5 })).toBeCloseTo(0.405, 14);
  expect(wfHeterozygosity({ n: 10, t: 0, initial: 0.5 })).toBe(0.5);
  expect(wfFixationTime({ n: 100, law: Array<number>(10).fill(0.1) })).toBeCloseTo(200 * 9 * Math.log(10 / 9), 10);
  expect(wfFixationTime({ n: 100, law: [1, 0] })).toBe(0);
  expect(wfFixationProbability(0.3)).toBe(0.3);
});

it('has the mean fixation times read off the figure of Kazdan et al. at K = 10 within the ranges of reading and diffusion (row 6e)', () => {
  // Read 17, 205, 1800, 1.66e4, 1.9e5 off a log axis from single runs of a time whose spread is about 0.4 of it: within a quarter.
  [17, 205, 1800, 1.66e4, 1.9e5].forEach((read, i) => {
    const predicted = wfFixationTime({ n: [10, 100, 1000, 1e4, 1e5][i]!, law: Array<number>(10).fill(0.1) });
    expect(Math.abs(read / predicted - 1)).toBeLessThan(0.25);
  });
});

it('keeps a stationary spread with fresh data: row 17c at p = 1/8, n = 200, a share of .05 real, and rows 21 and 16g in their limits', () => {
  const mutation = { n: 200, p: 1 / 8, counts: 'drawn' } as const;
  expect(wfMutationVariance({ ...mutation, fresh: 0.05, t: Infinity })).toBeCloseTo(0.00536, 5);
  expect(wfMutationVariance({ ...mutation, fresh: 1, t: Infinity })).toBeCloseTo((1 / 8) * (7 / 8) / 200, 15);
  // Nothing fresh: p(1−p)(1 − (1−1/n)^t), all of p(1−p) at last, whichever way the counts are made.
  for (const counts of ['drawn', 'fixed'] as const) {
    expect(wfMutationVariance({ ...mutation, counts, fresh: 0, t: 50 })).toBeCloseTo((7 / 64) * (1 - Math.exp(50 * Math.log(0.995))), 12);
    expect(wfMutationVariance({ ...mutation, counts, fresh: 0.05, t: 5000 })).toBeCloseTo(wfMutationVariance({ ...mutation, counts, fresh: 0.05, t: Infinity }), 14);
  }
  expect(seddikPartialVariance({ real: 0, synthetic: 100, p: 0.5 })).toBeCloseTo(0.25, 12);
  expect(seddikPartialVariance({ real: 100, synthetic: 100, p: 0.5 })).toBeCloseTo((0.25 * 0.25) / 100 / (1 - 0.25 * 0.99), 15);
});

it('loses alone what two lose that keep to themselves or change places, and three quarters of it where they share (row 10)', () => {
  const [n, initial] = [50, 0.8];
  for (const t of [0, 1, 2, 40]) {
    const alone = wfHeterozygosity({ n, t, initial });
    for (const exchanged of [0, 1]) {
      const { diversity, apart } = wfExchanged({ n, exchanged, initial, t });
      expect(diversity).toBeCloseTo(alone, 12);
      // Independent of each other: what Σp² has gained, twice.
      expect(apart).toBeCloseTo(2 * (initial - alone), 12);
    }
  }
  const half = (t: number): number => wfExchanged({ n, exchanged: 0.5, initial, t }).diversity;
  // The larger eigenvalue of the two recursions, 1 − ¾/n + O(1/n²).
  expect(half(301) / half(300)).toBeCloseTo(1 - 0.75 / n, 3);
  // Two halves of the same two samples: their own items alone tell them apart, (1 − Σp²)/2n.
  expect(wfExchanged({ n, exchanged: 0.5, initial, t: 9 }).apart).toBeCloseTo(half(8) / n, 12);
});

it('gains diversity by new symbols and keeps the balance of mutation by old ones (row 10)', () => {
  const law = [0.5, 0.3, 0.2];
  const at = (injected: readonly number[], e: number, t: number): number => wfInjectedDiversity({ n: 100, initial: law, injected, share: () => e, t });
  const initial = 1 - 0.25 - 0.09 - 0.04;
  expect(at(law, 0, 30)).toBeCloseTo(wfHeterozygosity({ n: 100, t: 30, initial }), 13);
  for (const t of [1, 2, 30]) expect(at(law, 0.1, t)).toBeCloseTo(initial - law.reduce((sum, p) => sum + wfMutationVariance({ n: 100, p, fresh: 0.1, counts: 'fixed', t }), 0), 13);
  // One new symbol of mass ε, exactly: Σp² becomes (1−ε)² E Σp² + ε² + what the drawn items vary by.
  const [e, n] = [0.1, 100];
  const before = 1 - (1 - 1 / n) * initial;
  const after = (1 - e) * (1 - e) * before + e * e + ((1 - e) * (1 - before)) / n;
  expect(wfInjectedDiversity({ n, initial: [...law, 0], injected: [0, 0, 0, 1], share: () => e, t: 2 })).toBeCloseTo(1 - after, 14);
});
