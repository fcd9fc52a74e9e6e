// Learning from the beliefs of others.

export interface WordOfMouth {
  /** m agents in series; the last one's belief is adopted by all. */
  readonly agents: number;
  /** ρ_e: precision of the evidence that only the first agent sees. */
  readonly evidence: number;
  /** ρ_w: precision of the channel from one agent to the next. */
  readonly channel: number;
  /** Public precision before the first round. */
  readonly prior: number;
}

/**
 * The public precision after k rounds of word of mouth: Krishnamurthy and Rojas 2024, Da Col et al. [P]. Agent i sees its predecessor's mean through noise and
 * divides by the gain aᵢ = (1/vᵢ)/(ρ + 1/vᵢ): v₁ = 1/ρ_e, vᵢ = v_(i−1) + 1/(ρ_w a²_(i−1)), and ρ ← ρ + 1/v_m. Kalman, so exact [D].
 */
export function womPrecision({ agents, evidence, channel, prior }: WordOfMouth, rounds: number): number {
  let precision = prior;
  for (let k = 0; k < rounds; k++) {
    let v = 1 / evidence;
    for (let i = 1; i < agents; i++) {
      const gain = 1 / v / (precision + 1 / v);
      v += 1 / (channel * gain * gain);
    }
    precision += 1 / v;
  }
  return precision;
}

/** Exponent of k in the precision, as k → ∞: 1/(2^m − 1). The abstract of the source prints it inverted; its own k^(−1/3) for m = 2, and the recursion, agree with this. */
export function womExponent(agents: number): number {
  let power = 1;
  for (let i = 0; i < agents; i++) power *= 2;
  return 1 / (power - 1);
}

/** Slope of ln ρ against ln k between two rounds. */
export function womLocalExponent(loop: WordOfMouth, from: number, to: number): number {
  return Math.log(womPrecision(loop, to) / womPrecision(loop, from)) / Math.log(to / from);
}

/** For two agents ρ_k ≈ (3ρ_wρ_e²k)^(1/3), k large [D]. */
export const womTwoAgents = ({ evidence, channel }: Omit<WordOfMouth, 'agents' | 'prior'>, rounds: number): number => Math.cbrt(3 * channel * evidence * evidence * rounds);

/** P(a herd is right) = q(q+1)/(2(1−q+q²)) with private signals that are right with probability q and a coin at ties: Bikhchandani, Hirshleifer and Welch 1992 [K]. */
export const bhwCascade = (q: number): number => (q * (q + 1)) / (2 * (1 - q + q * q));
