// Divergence of two mixtures from those of their components; Hershey & Olsen (2007), eq. 18.

export interface MixtureDivergences {
  /** Weights of the k components of p and the l of q. */
  readonly weightsP: ArrayLike<number>;
  readonly weightsQ: ArrayLike<number>;
  /** KL between components of p, k × k, and of p's components from q's, k × l, in nats, row-major (`gaussianKl`). */
  readonly within: ArrayLike<number>;
  readonly between: ArrayLike<number>;
}

/** Σ_a π_a ln(Σ_a′ π_a′ exp(−KL(a ‖ a′)) / Σ_b ω_b exp(−KL(a ‖ b))) in nats: an approximation, no bound. Exact for one component each. */
export function variationalMixtureDivergence({ weightsP, weightsQ, within, between }: MixtureDivergences): number {
  const overlap = (weights: ArrayLike<number>, divergences: ArrayLike<number>, a: number): number => {
    let sum = 0;
    for (let b = 0; b < weights.length; b++) sum += weights[b]! * Math.exp(-divergences[a * weights.length + b]!);
    return sum;
  };
  let divergence = 0;
  for (let a = 0; a < weightsP.length; a++) divergence += weightsP[a]! * Math.log(overlap(weightsP, within, a) / overlap(weightsQ, between, a));
  return divergence;
}
