// A categorical law refitted on n of its own draws is the Wright–Fisher chain of n haploid genes: Shumailov et al. 2024 [R], Seddik et al. 2024 [K].
// All exact [D] but for the fixation time. t = 1 is the fit on n real items; real and resampled items are counted, not smoothed.
import { compound } from '../compound.ts';

/** E (1 − Σp²)_t = (1 − 1/n)^t (1 − Σp₀²): heterozygosity, Gini–Simpson; hence Seddik's S_m = 1 − (1−1/n)^m (1 − S₀) of S = Σp². */
export function wfHeterozygosity({ n, t, initial }: { readonly n: number; readonly t: number; readonly initial: number }): number {
  return compound(-1 / n, t) * initial;
}

/** E of the generations until one symbol is left, −2n Σ (1−pᵢ) ln(1−pᵢ), which is 2n(K−1) ln(K/(K−1)) for K equal ones: the diffusion's value, within 5 % from n of about 100 on and 8 % low at K = n = 10 [K]. */
export function wfFixationTime({ n, law }: { readonly n: number; readonly law: readonly number[] }): number {
  return 2 * n * law.reduce((sum, p) => sum - (p >= 1 ? 0 : (1 - p) * Math.log1p(-p)), 0);
}

/** P(absorbed at i) = p₀ᵢ: each share is a martingale, and the deltas are the only absorbing states. */
export const wfFixationProbability = (share: number): number => share;

export interface Mutation {
  /** Items a generation. */
  readonly n: number;
  /** The symbol's true probability. */
  readonly p: number;
  /** λ: share of real items in every training batch from t = 2 on. */
  readonly fresh: number;
  /** Whether every item is real with probability λ (`drawn`), or exactly λn of them are (`fixed`, the policy `mix`). */
  readonly counts: 'drawn' | 'fixed';
  /** Generation; ∞ for the stationary spread. */
  readonly t: number;
}

/**
 * E (p_t − p)² with a share of fresh real data. Drawn counts: V' = p(1−p)/n + (1−λ)²(1−1/n)V, so V* = [p(1−p)/n]/(1 − (1−λ)²(1−1/n)); fixed
 * counts have the smaller variance of a stratified sample, V' = p(1−p)/n + [(1−λ)² − (1−λ)/n]V.
 */
export function wfMutationVariance({ n, p, fresh, counts, t }: Mutation): number {
  const kept = 1 - fresh;
  const memory = counts === 'drawn' ? kept * kept * (1 - 1 / n) : kept * kept - kept / n;
  return pathTo(t, (p * (1 - p)) / n, memory, (p * (1 - p)) / n);
}

/** Seddik et al. 2024 [K], the real law known exactly and weighing N, n synthetic items beside it: V* = α²(p(1−p)/n)/(1 − α²(1−1/n)), α = n/(N+n). */
export function seddikPartialVariance({ real, synthetic, p }: { readonly real: number; readonly synthetic: number; readonly p: number }): number {
  const share = synthetic / (real + synthetic);
  return (share * share * p * (1 - p)) / synthetic / (1 - share * share * (1 - 1 / synthetic));
}

export interface Exchange {
  /** Items a generation of each of the two. */
  readonly n: number;
  /** Share of a batch that the other model drew; the rest is the model's own. */
  readonly exchanged: number;
  /** 1 − Σp² of the real law, of which each has a first sample of its own. */
  readonly initial: number;
  readonly t: number;
}

/**
 * Two models that exchange what they draw: `diversity`, E (1 − Σp²)_t of each, and `apart`, E Σ (p − q)² between them [D]. With a = E Σp² of either, c = E Σ pq across and m = 2s(1−s): a' = (1−m)a + mc + (1−a)/n and
 * c' = ma + (1−m)c + m(1−a)/n, as both may take the same item of a sample. Models that keep to themselves, or change places, lose what one alone does, and part;
 * at s = ½ they lose three quarters of it, and stay together.
 */
export function wfExchanged({ n, exchanged: s, initial, t }: Exchange): { readonly diversity: number; readonly apart: number } {
  const mixed = 2 * s * (1 - s);
  let [own, across] = [1 - initial, 1 - initial];
  if (t >= 1) own += initial / n;
  for (let i = 1; i < t; i++) [own, across] = [(1 - mixed) * own + mixed * across + (1 - own) / n, mixed * own + (1 - mixed) * across + (mixed * (1 - own)) / n];
  return { diversity: 1 - own, apart: 2 * (own - across) };
}

export interface Injection {
  readonly n: number;
  /** The law of the first real sample. */
  readonly initial: readonly number[];
  /** The law of what is injected later: of symbols, some of which may be new. */
  readonly injected: readonly number[];
  /** ε_t, the share of the batch of generation t ≥ 2 that is injected; ε_t n is whole. */
  share(t: number): number;
  readonly t: number;
}

/** E (1 − Σp²)_t where a batch is p ← (1 − ε)p, and a mass of ε of another law q [D]: E p'² = E (εq + (1−ε)p)² + [εq(1−q) + (1−ε)E p(1−p)]/n. */
export function wfInjectedDiversity({ n, initial, injected, share, t }: Injection): number {
  const squares = initial.map((p, k) => {
    const q = injected[k] ?? 0;
    let [first, second] = [p, p * p + (t >= 1 ? (p * (1 - p)) / n : 0)];
    for (let i = 2; i <= t; i++) {
      const e = share(i);
      const kept = 1 - e;
      [first, second] = [e * q + kept * first, e * q * (e * q + 2 * kept * first) + kept * kept * second + (e * q * (1 - q) + kept * (first - second)) / n];
    }
    return second;
  });
  return 1 - squares.reduce((sum, each) => sum + each, 0);
}

/** V_t of V₁ = start, V ← added + memory · V. */
function pathTo(t: number, start: number, memory: number, added: number): number {
  if (t === Infinity) return added / (1 - memory);
  let v = t === 0 ? 0 : start;
  for (let i = 1; i < t; i++) v = added + memory * v;
  return v;
}
