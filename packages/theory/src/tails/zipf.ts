// Memorisers of a Zipf law and what its cut tail costs: "A Tale of Tails", Dohmatob et al. 2024 [K for the theorems; forms D].
import riemannZeta from '@stdlib/math-base-special-riemann-zeta';
import { compound, power } from '../compound.ts';
import { sureshG } from '../discrete/suresh-g.ts';

/** p_i ∝ i^−β on 1 … `vocabulary`. */
export function zipfLaw(exponent: number, vocabulary: number): Float64Array {
  const law = Float64Array.from({ length: vocabulary }, (_, i) => power(i + 1, -exponent));
  const sum = law.reduce((a, b) => a + b, 0);
  return law.map((p) => p / sum);
}

/** Test error of who remembers what was among T items and nothing else: Σ pᵢ(1−pᵢ)^T, exact; it falls as T^−(1−1/β). */
export function zipfMemoriser(law: ArrayLike<number>, items: number): number {
  let sum = 0;
  for (let i = 0; i < law.length; i++) sum += law[i]! * compound(-law[i]!, items);
  return sum;
}

/** The exponent of T in it, for a Zipf law without an end: −(1 − 1/β). */
export const zipfExponent = (exponent: number): number => -(1 - 1 / exponent);

/** The error that no number of items takes away once ranks beyond k are never seen: their mass k^−(β−1)/(ζ(β)(β−1)), approximate, and `exact` 1 − Σ_{i≤k} i^−β/ζ(β). β > 1. */
export function tailPlateau(exponent: number, rank: number): { readonly approximate: number; readonly exact: number } {
  const zeta = riemannZeta(exponent);
  let head = 0;
  for (let i = rank; i >= 1; i--) head += power(i, -exponent);
  return { approximate: power(rank, 1 - exponent) / (zeta * (exponent - 1)), exact: 1 - head / zeta };
}

/** Mass that k refits on n items each have lost, Σ p e^(−npg_k), for rare symbols [D]; k = t where the law is the truth. */
export function missingMass(law: ArrayLike<number>, { n, k }: { readonly n: number; readonly k: number }): number {
  const g = sureshG(k);
  let sum = 0;
  for (let i = 0; i < law.length; i++) sum += law[i]! * Math.exp(-n * law[i]! * g);
  return sum;
}
