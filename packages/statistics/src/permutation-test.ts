// Two-sample permutation test of a difference of means; Fisher (1935), Ernst (2004), "Permutation Methods: A Basis for Exact Inference".
import type { Rng } from '@collapse-lab/numeric';

export interface PermutationTestOptions {
  /** What speaks against the hypothesis: a difference of means mean(a) − mean(b) of either sign, below 0, or above it. */
  readonly alternative: 'two-sided' | 'less' | 'greater';
  /** Up to so many arrangements all are looked at; beyond it, `draws` random ones. */
  readonly mostArrangements: number;
  readonly draws: number;
  readonly rng: Rng;
}

export interface PermutationTest {
  /** NaN where an arm is empty or a value is not finite. */
  readonly p: number;
  /** `exact`: over all arrangements; `sampled`: (1 + as extreme) / (1 + draws), which is valid too (Phipson & Smyth 2010). */
  readonly method: 'exact' | 'sampled';
  /** Arrangements that were looked at. */
  readonly arrangements: number;
}

/**
 * Chance of a difference of means at least as extreme, were both arms draws from one law: the values keep to themselves and the
 * arms' names are dealt anew. Rejecting at p ≤ α errs with probability at most α at any size and for any law, so long as the values
 * are exchangeable, as independent ones of one law are. Time grows with arrangements × values.
 */
export function permutationTest(a: ArrayLike<number>, b: ArrayLike<number>, { alternative, mostArrangements, draws, rng }: PermutationTestOptions): PermutationTest {
  const values = Float64Array.from([...Array.from(a), ...Array.from(b)]);
  const all = combinations(values.length, a.length);
  const method = all <= mostArrangements ? 'exact' : 'sampled';
  const arrangements = method === 'exact' ? all : draws;
  if (a.length === 0 || b.length === 0 || values.some((value) => !Number.isFinite(value))) return { p: NaN, method, arrangements };
  const total = values.reduce((sum, value) => sum + value, 0);
  // Given the total, the sum of the first arm decides the difference of means.
  const middle = (total * a.length) / values.length;
  const extremity = (sum: number): number => (alternative === 'two-sided' ? Math.abs(sum - middle) : alternative === 'less' ? middle - sum : sum - middle);
  const observed = values.subarray(0, a.length).reduce((sum, value) => sum + value, 0);
  // The same values summed in another order must count as equal.
  const rounding = 1e-12 * values.reduce((sum, value) => sum + Math.abs(value), 0);
  const least = extremity(observed) - rounding;
  let extreme = 0;
  const sums = method === 'exact' ? sumsOfAll(values, a.length) : sumsOfDraws(values, a.length, draws, rng);
  for (const sum of sums) if (extremity(sum) >= least) extreme++;
  return { p: method === 'exact' ? extreme / arrangements : (1 + extreme) / (1 + arrangements), method, arrangements };
}

/** n over k; Infinity where it overflows. */
function combinations(n: number, k: number): number {
  let count = 1;
  for (let i = 1; i <= Math.min(k, n - k); i++) count = Math.round((count * (n - i + 1)) / i);
  return count;
}

/** The sum of every choice of k values. */
function* sumsOfAll(values: Float64Array, k: number): Generator<number> {
  const chosen = Int32Array.from({ length: k }, (_, i) => i);
  for (;;) {
    let sum = 0;
    for (let i = 0; i < k; i++) sum += values[chosen[i]!]!;
    yield sum;
    let i = k - 1;
    while (i >= 0 && chosen[i] === values.length - k + i) i--;
    if (i < 0) return;
    chosen[i]!++;
    for (let j = i + 1; j < k; j++) chosen[j] = chosen[j - 1]! + 1;
  }
}

/** Sums of k values drawn without replacement, the smaller arm being the one that is drawn. */
function* sumsOfDraws(values: Float64Array, k: number, draws: number, rng: Rng): Generator<number> {
  const shuffled = values.slice();
  const n = values.length;
  const total = values.reduce((sum, value) => sum + value, 0);
  const drawn = Math.min(k, n - k);
  for (let draw = 0; draw < draws; draw++) {
    let sum = 0;
    for (let i = 0; i < drawn; i++) {
      const j = i + rng.below(n - i);
      const value = shuffled[j]!;
      shuffled[j] = shuffled[i]!;
      shuffled[i] = value;
      sum += value;
    }
    yield drawn === k ? sum : total - sum;
  }
}
