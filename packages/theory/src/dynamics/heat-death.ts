// Temperature in a closed loop on k outcomes: Marchi et al., "Heat Death of Generative Models" [R, as restated by Marchi and Tabuada].
//
// Counts accumulate, ℓ in all; every step adds α draws at temperature T from τ_T(θ) ∝ θ^(1/T) and μα from people, H. In time ln ℓ / (1 + μ) the shares
// follow θ̇ = τ(θ) − θ + μ(H − θ): everything is a power of ℓ, and ten thousand steps may be seven units of time.
import { power } from '../compound.ts';

export interface HeatDeath {
  readonly temperature: number;
  /** μ: items of people per item drawn. */
  readonly human: number;
  /** H: the law of people. */
  readonly source: readonly number[];
}

/** τ_T(θ) ∝ θ^(1/T), in the domain of logarithms. */
export function tempered(law: readonly number[], temperature: number): number[] {
  const scaled = law.map((p) => Math.log(p) / temperature);
  const most = Math.max(...scaled);
  const weights = scaled.map((w) => Math.exp(w - most));
  const sum = weights.reduce((a, b) => a + b, 0);
  return weights.map((w) => w / sum);
}

/** θ̇ at θ. */
export function heatDeathFlow(law: readonly number[], { temperature, human, source }: HeatDeath): number[] {
  const towards = tempered(law, temperature);
  return law.map((p, i) => towards[i]! - p + human * (source[i]! - p));
}

/** θ after `time` = ln(ℓ/ℓ₀)/(1 + μ), by the classical Runge–Kutta method in equal steps; a step of 0.01 is good to about 1e-9. */
export function heatDeathOde(initial: readonly number[], loop: HeatDeath, { time, steps }: { readonly time: number; readonly steps: number }): number[] {
  const h = time / steps;
  let law = [...initial];
  const along = (slope: readonly number[], by: number) => law.map((p, i) => p + by * slope[i]!);
  for (let i = 0; i < steps; i++) {
    const a = heatDeathFlow(law, loop);
    const b = heatDeathFlow(along(a, h / 2), loop);
    const c = heatDeathFlow(along(b, h / 2), loop);
    const d = heatDeathFlow(along(c, h), loop);
    law = law.map((p, j) => p + (h / 6) * (a[j]! + 2 * b[j]! + 2 * c[j]! + d[j]!));
  }
  return law;
}

/** The same in the loop's own steps, where every generation draws as many items as there were at first: θ moves by θ̇/(M + 1 + μ), M = 1 + (t − 1)(1 + μ), n → ∞, exact [D]; t = 1 is `initial`. Time is about ln t / (1 + μ), some seven units in a thousand generations without people. */
export function heatDeathAccumulate(initial: readonly number[], loop: HeatDeath, t: number): number[] {
  let law = [...initial];
  for (let i = 1; i < t; i++) {
    const flow = heatDeathFlow(law, loop);
    law = law.map((p, j) => p + flow[j]! / (1 + i * (1 + loop.human)));
  }
  return law;
}

/** The least share of people's data, 1/T − 1 items per item drawn, from which uniform people's uniform law is stable; ≤ 0 for T ≥ 1: always [D]. */
export const heatDeathThreshold = (temperature: number): number => 1 / temperature - 1;

/** Exponents in ℓ without people: the distance to the uniform law falls as ℓ^−(1−1/T) for T > 1; for T < 1 the mass off the corner falls as ℓ^−1; at T = 1 nothing falls [D]. */
export function heatDeathExponent(temperature: number): { readonly towards: 'uniform' | 'corner' | 'nowhere'; readonly exponent: number } {
  if (temperature > 1) return { towards: 'uniform', exponent: -(1 - 1 / temperature) };
  return temperature < 1 ? { towards: 'corner', exponent: -1 } : { towards: 'nowhere', exponent: 0 };
}

export interface Equilibrium {
  /** The share of the one outcome that may differ; 1/k at the uniform law. */
  readonly share: number;
  /** Against small moves in any direction. */
  readonly stable: boolean;
}

/**
 * All equilibria with one share x and k − 1 equal ones, under uniform people, from small x to large: roots of τ(x) − x + μ(1/k − x), told apart
 * to 1/4096. From three outcomes on the concentrated one outlives the threshold above (hysteresis): between the two, what becomes of a loop
 * depends on its past [D].
 */
export function heatDeathEquilibria({ outcomes, temperature, human }: { readonly outcomes: number; readonly temperature: number; readonly human: number }): Equilibrium[] {
  const sum = (x: number): number => power(x, 1 / temperature) + (outcomes - 1) * power((1 - x) / (outcomes - 1), 1 / temperature);
  const flow = (x: number): number => power(x, 1 / temperature) / sum(x) - x + human * (1 / outcomes - x);
  // Where two of the equal others part, they do so at the rate τ'(y) − 1 − μ.
  const parting = (x: number): number => (outcomes < 3 ? -1 : power((1 - x) / (outcomes - 1), 1 / temperature - 1) / sum(x) / temperature - 1 - human);
  // The uniform law is always a root, and where it is a double one no change of sign would show it.
  const roots: Equilibrium[] = [{ share: 1 / outcomes, stable: human > heatDeathThreshold(temperature) }];
  const cells = 4096;
  for (let i = 0; i < cells; i++) {
    const [from, to] = [i / cells, (i + 1) / cells];
    const atUniform = from <= 1 / outcomes + 1e-9 && to >= 1 / outcomes - 1e-9;
    if (atUniform || flow(from) * flow(to) > 0 || (flow(to) === 0 && to < 1)) continue;
    const share = flow(from) === 0 ? from : flow(to) === 0 ? to : bisect(flow, from, to);
    const held = flow(from) > 0 || (flow(from) === 0 && flow(to) < 0);
    roots.push({ share, stable: held && parting(share) < 0 });
  }
  return roots.sort((a, b) => a.share - b.share);
}

function bisect(f: (x: number) => number, from: number, to: number): number {
  const sign = f(from) || -f(to);
  for (let i = 0; i < 60; i++) {
    const middle = (from + to) / 2;
    if (f(middle) * sign > 0) from = middle;
    else to = middle;
  }
  return (from + to) / 2;
}

/** Replacement instead of accumulation, n → ∞: p_t ∝ p₀^(T^−t), exactly [D]; t tempered samples have been learned from. */
export const heatDeathReplace = (law: readonly number[], temperature: number, t: number): number[] => tempered(law, power(temperature, t));

/** T = 1, one draw a step from ℓ₀ real counts is Pólya's urn: the variance of each share tends to H(1−H)/(ℓ₀+1) given the counts [D]. */
export const polyaVariance = (share: number, counts: number): number => (share * (1 - share)) / (counts + 1);
