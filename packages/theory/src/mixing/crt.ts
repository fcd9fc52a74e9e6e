// Accumulation with a share of real data in every round: the error of an empirical distribution, exactly (after Wang, Niu and Li 2025).

export interface MixedRounds {
  /** n, items of every round. */
  readonly size: number;
  /** α, the share of fresh real items from round 2 on; αn is whole. The others are drawn from the pool of all items so far. */
  readonly realShare: number;
  /** E (F̂ − ½)² of the first round: 1/(4n) where it is real, more where it is of another law. */
  readonly first: number;
  /** Rounds; 1 is the first. */
  readonly t: number;
}

/** E (F̂ − ½)² of the items of t rounds, at the median of real data [D]: with e before, M items and s drawn, ((M + s)² e + r/4 + s(¼ − e))/(M + n)². */
export function crtMeanSquared({ size, realShare, first, t }: MixedRounds): number {
  const real = realShare * size;
  const drawn = size - real;
  let error = first;
  for (let i = 1; i < t; i++) {
    const before = i * size;
    const after = before + size;
    error = ((before + drawn) * (before + drawn) * error + real / 4 + drawn * (1 / 4 - error)) / (after * after);
  }
  return error;
}
