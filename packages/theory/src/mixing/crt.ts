// Accumulation with a share of real data in every round: the error of an empirical distribution, exactly (after Wang, Niu and Li 2025).

export interface MixedRounds {
  /** n, items of every round. */
  readonly size: number;
  /** α, the share of fresh real items from round 2 on; αn is whole. The others are drawn from the pool of all items so far. */
  readonly realShare: number;
  /** Σ p(1 − p) of the real law over the shares that are compared: 1 − Σp² of a whole law, ¼ of an empirical distribution at the median. */
  readonly spread: number;
  /** E Σ (p̂ − p)² of the first round: spread/n where it is real, more where it is of another law. */
  readonly first: number;
  /** Rounds; 1 is the first. */
  readonly t: number;
}

/** E Σ (p̂ − p)² of the items of t rounds [D]: with e before, M items, r real and s drawn, ((M + s)² e + r · spread + s (spread − e))/(M + n)². */
export function crtMeanSquared({ size, realShare, spread, first, t }: MixedRounds): number {
  const real = realShare * size;
  const drawn = size - real;
  let error = first;
  for (let i = 1; i < t; i++) {
    const before = i * size;
    const after = before + size;
    error = ((before + drawn) * (before + drawn) * error + real * spread + drawn * (spread - error)) / (after * after);
  }
  return error;
}
