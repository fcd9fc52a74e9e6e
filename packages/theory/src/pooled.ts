// A pool of n real items to which every model adds n of its own, by its first two moments: what a fit on it, or on a part of it, comes to on average.

/** Of the fitted law: E σ²_t, the variance of what it draws, and E (μ_t − μ)², in units of the true variance. */
export interface GaussianMoments {
  readonly variance: number;
  readonly meanSquaredError: number;
}

/** How fit i reads the pool. */
export interface Reading {
  /** E σ² of the model fitted at i, from the pool's variance v (divided by its size) and m, the mean square of its mean's error. */
  model(i: number, v: number, m: number): number;
  /** E (model's mean − pool's mean)², which must be 0 on average. */
  stray(i: number, v: number): number;
}

/** Moments of fit t, by an exact recursion; t = 1 is the fit on the n real items and 0 the truth [D]. */
export function pooled(t: number, n: number, { model, stray }: Reading): GaussianMoments {
  if (t === 0) return { variance: 1, meanSquaredError: 0 };
  let v = 1 - 1 / n;
  let m = 1 / n;
  for (let i = 1; i < t; i++) {
    const drawn = model(i, v, m);
    const off = stray(i, v);
    // n items drawn about the model's mean join n·i: the pool's mean moves by 1/(i+1) of the way to theirs.
    const move = (drawn / n + off) / ((i + 1) * (i + 1));
    v = (i * v + drawn + off) / (i + 1) - move;
    m += move;
  }
  return { variance: model(t, v, m), meanSquaredError: m + stray(t, v) };
}

/** E (mean of n − mean of all)² for n drawn without replacement of the pool's N = ni, whose variance is v: v (N−n)/(n(N−1)). */
export function strayOfSample(n: number, i: number, v: number): number {
  return i === 1 ? 0 : (v * (n * i - n)) / (n * (n * i - 1));
}
