// What is left of rare events after k refits on samples of n: Suresh et al. 2024, theorems 1, 2 and corollary 1 [R], and Seddik et al. 2024.
import { probabilityAtLeast, probabilityAtMost, type Bounds } from '../bound.ts';
import { compound } from '../compound.ts';
import { sureshG } from './suresh-g.ts';

export interface RareEvent {
  /** Items a generation. */
  readonly n: number;
  /** Its probability p₀ before the first sample. */
  readonly probability: number;
  /** Fits so far, each on n items; k = t where p₀ is the truth. */
  readonly k: number;
}

/** Theorem 1: 1 − e^(−np₀g_k) ≤ P(P_k ≠ 0) ≤ 1 − max(0, 1 − 3np₀² − 3kp₀) e^(−np₀g_k), of which the upper side says nothing once 3np₀² + 3kp₀ ≥ 1. Replacement, maximum likelihood. */
export function survivalBernoulli({ n, probability, k }: RareEvent): Bounds {
  const lost = Math.exp(-n * probability * sureshG(k));
  return {
    kind: 'bounds',
    lower: probabilityAtLeast(1 - lost, '1 − e^(−np₀g_k)'),
    upper: probabilityAtMost(1 - room(n, probability, k) * lost, '1 − max(0, 1 − 3np₀² − 3kp₀) e^(−np₀g_k)'),
  };
}

/** Theorem 2, exact: P(Λ_k ≠ 0) = 1 − e^(−nλ₀g_k) for the mean of n Poisson counts, refitted k times. */
export function survivalPoisson({ n, rate, k }: { readonly n: number; readonly rate: number; readonly k: number }): number {
  return -Math.expm1(-n * rate * sureshG(k));
}

/** Corollary 1: between which numbers the mean of the distinct symbols after k fits lies, Σᵢ of theorem 1 over the law. A symbol on which the upper side says nothing counts as kept; vacuous where all do. */
export function uniqBounds({ n, probabilities, k }: { readonly n: number; readonly probabilities: ArrayLike<number>; readonly k: number }): Bounds {
  const g = sureshG(k);
  let lower = 0;
  let upper = 0;
  let present = 0;
  for (let i = 0; i < probabilities.length; i++) {
    const p = probabilities[i]!;
    if (p === 0) continue;
    const lost = Math.exp(-n * p * g);
    lower += 1 - lost;
    upper += 1 - room(n, p, k) * lost;
    present++;
  }
  return {
    kind: 'bounds',
    lower: { kind: 'limit', value: lower },
    upper: upper < present ? { kind: 'limit', value: upper } : { kind: 'vacuous', because: `it is ${String(present)}, the size of the whole vocabulary` },
  };
}

/** Seddik et al. 2024 as Suresh et al. compare with it [R]: 4p₀(1−p₀)(1−1/n)^k ≤ P(P_k ∉ {0, 1}) ≤ 2np₀(1−p₀)(1−1/n)^k. */
export function seddikSurvival({ n, probability, k }: RareEvent): Bounds {
  const decayed = probability * (1 - probability) * compound(-1 / n, k);
  return { kind: 'bounds', lower: probabilityAtLeast(4 * decayed, '4p₀(1−p₀)(1−1/n)^k'), upper: probabilityAtMost(2 * n * decayed, '2np₀(1−p₀)(1−1/n)^k') };
}

const room = (n: number, p: number, k: number): number => Math.max(0, 1 - 3 * n * p * p - 3 * k * p);
