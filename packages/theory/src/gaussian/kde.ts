// The width of a kernel density estimate that is refitted on its own samples, with one fixed bandwidth: set-up of Kazdan et al. 2024 [R].
import { harmonic } from '../harmonic.ts';

/**
 * E of the second moment of the model at fit t, per dimension, about the true mean: a new item is an old one plus bandwidth × noise, so under
 * replacement it grows by h² a generation, v₀ + h²t, and under accumulation, whole or subsampled, by h²/t, v₀ + h²H_t: for ever, if slowly [D].
 * `variance` v₀ is the second moment of the truth; the kernel of t = 1 is in the first h².
 */
export function kdeSecondMoment({ variance, bandwidth, t, policy }: { readonly variance: number; readonly bandwidth: number; readonly t: number; readonly policy: 'replace' | 'accumulate' | 'accumulate-subsample' }): number {
  return variance + bandwidth * bandwidth * (policy === 'replace' ? t : harmonic(t));
}

/** What the variance within a sample of n tends to under replacement: h²(n − 1) + h², since all items descend from one [D]. */
export const kdeFixedVariance = (n: number, bandwidth: number): number => bandwidth * bandwidth * n;
