// AdamW (Loshchilov & Hutter 2019, Decoupled weight decay regularization) after clipping the gradient by its norm, in PyTorch's order of operations.
import { add, div, mul, sub } from './operators/arithmetic.ts';
import { sqrt, square } from './operators/powers.ts';
import { reduceSum, reshape } from './operators/shapes.ts';
import { slice } from './operators/layout.ts';
import type { Tensor } from './graph.ts';

export interface AdamWOptions {
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** λ: every step multiplies decayed parameters by 1 − learning rate · λ. */
  readonly weightDecay: number;
  /** Gradients with a larger Euclidean norm are scaled to this one; Infinity never clips. */
  readonly clipNorm: number;
}

/** What the optimiser carries from step to step, all of one shape [p]. */
export interface AdamWState {
  readonly parameters: Tensor;
  readonly firstMoment: Tensor;
  readonly secondMoment: Tensor;
}

/** Numbers a step has in its schedule. */
export const SCHEDULE_WIDTH = 3;

/**
 * A row for each step: the learning rate and the factors 1/(1 − β₁ᵗ) and 1/√(1 − β₂ᵗ) that correct the moments' bias, computed in
 * double precision; t counts from `firstStep` + 1, so 0 begins anew.
 */
export function adamWSchedule(learningRates: Float64Array, firstStep: number, { beta1, beta2 }: AdamWOptions): Float32Array {
  const rows = new Float32Array(SCHEDULE_WIDTH * learningRates.length);
  learningRates.forEach((rate, at) => {
    const t = firstStep + at + 1;
    rows.set([rate, -1 / Math.expm1(t * Math.log(beta1)), 1 / Math.sqrt(-Math.expm1(t * Math.log(beta2)))], SCHEDULE_WIDTH * at);
  });
  return rows;
}

/** One step: the next state, and the norm of the gradient before it was clipped. `decays` is 1 where weights decay and 0 elsewhere, [p]. */
export function adamWStep(state: AdamWState, gradient: Tensor, schedule: Tensor, decays: Tensor, options: AdamWOptions): AdamWState & { readonly gradientNorm: Tensor } {
  const { beta1, beta2, epsilon, weightDecay, clipNorm } = options;
  const [rate, unbias1, unbias2] = [0, 1, 2].map((at) => reshape(slice(schedule, 0, at, at + 1), [])) as [Tensor, Tensor, Tensor];
  const gradientNorm = sqrt(reduceSum(square(gradient)));
  const clipped = clipNorm === Infinity ? gradient : mul(gradient, clipFactor(gradientNorm, clipNorm));
  const firstMoment = add(mul(state.firstMoment, beta1), mul(clipped, 1 - beta1));
  const secondMoment = add(mul(state.secondMoment, beta2), mul(square(clipped), 1 - beta2));
  const scale = add(mul(sqrt(secondMoment), unbias2), epsilon);
  const decayed = weightDecay === 0 ? state.parameters : mul(state.parameters, sub(decays.graph.scalar(1), mul(decays, mul(rate, weightDecay))));
  const parameters = sub(decayed, div(mul(firstMoment, mul(rate, unbias1)), scale));
  return { parameters, firstMoment, secondMoment, gradientNorm };
}

/** min(1, limit/(norm + 1e−6)), as torch.nn.utils.clip_grad_norm_ has it. */
function clipFactor(norm: Tensor, limit: number): Tensor {
  const { graph } = norm;
  return graph.emitOne('Min', [graph.scalar(1), div(graph.scalar(limit), add(norm, 1e-6))], norm);
}
