// What a transformer will need of memory, from its parameters alone: the arrays that must be there at once, and none of the runtime's own.
import { parameterCount } from '@collapse-lab/onnx-autodiff';
import { UserError } from '@collapse-lab/runner';
import { parameterShapes, type Architecture } from './network.ts';
import { MOST_ROWS } from './draw-window.ts';
import { ROWS } from './score-transformer.ts';
import { partsOf } from './train-transformer.ts';

const FLOAT = 4;

/** Bytes by what they are for. */
export interface NeededMemory {
  readonly parameters: number;
  /** Parameters with both moments, before and after a step, and the gradients of a batch and of a part of it. */
  readonly training: number;
  /** What the forward pass of a part of a batch keeps for the backward pass, and as much for the gradients of it. */
  readonly activations: number;
  /** Keys and values of all rows of a sample at the last position, before and after it. */
  readonly cache: number;
  /** Of scoring one batch of windows: the law of every position. */
  readonly scoring: number;
  /** What the largest of the three takes. */
  readonly most: number;
}

/** Bytes that fits of `batch` windows, samples and scores take at least: two thirds to nine tenths of what processes took that were measured (0.1 to 1.5 million parameters, contexts of 64 to 512). */
export function neededMemory(architecture: Architecture, batch: number): NeededMemory {
  const { symbols: V, context: T, width: C, layers, heads: h } = architecture;
  // Layers are alike, so that one of them tells of all, however many are asked for.
  const [none, one] = [0, 1].map((l) => parameterCount(parameterShapes({ ...architecture, layers: l }))) as [number, number];
  const count = none + layers * (one - none);
  const parameters = FLOAT * count;
  const training = 8 * parameters;
  // By row and layer: two norms, queries, keys and values in both orders, the mixture and the residual stream twice (12C), the two hidden layers (8C), and the attention of each head.
  const activations = 2 * FLOAT * (batch / partsOf(architecture, batch)) * T * (layers * (20 * C + h * T) + 2 * V);
  const cache = FLOAT * 2 * MOST_ROWS * T * 2 * layers * C;
  const scoring = FLOAT * ROWS * T * 2 * V;
  return { parameters, training, activations, cache, scoring, most: Math.max(training + activations, parameters + cache, parameters + scoring) };
}

/** Throws UserError, with what takes how much, where the machine has less. */
export function checkMemory(architecture: Architecture, batch: number, available: number): void {
  const { parameters, training, activations, cache, scoring, most } = neededMemory(architecture, batch);
  if (most <= available) return;
  const parts = `${(parameters / FLOAT).toLocaleString('en')} parameters with gradients and moments ${inBytes(training)}, activations of ${batch / partsOf(architecture, batch)} windows at once with their gradients ${inBytes(activations)}, keys and values of a sample ${inBytes(cache)}, scores ${inBytes(scoring)}`;
  throw new UserError(`the transformer must fit the ${inBytes(available)} of memory that the machine has left, but needs ${inBytes(most)} in every worker at least (${parts}); lower batch, context, width, layers or vocabulary`);
}

/** Losses of every step are there three times at once: before and after a run of steps, and as they are saved. */
const LOSS_BYTES = 3 * FLOAT;

/** Throws UserError where there are more steps than the memory holds the losses of, whatever the model. */
export function checkSteps(steps: number, available: number): void {
  const most = Math.floor(available / LOSS_BYTES);
  if (steps > most) throw new UserError(`train must come to no more than ${most.toLocaleString('en')} steps, the losses of which fit the ${inBytes(available)} of memory that the machine has left, but comes to ${steps.toLocaleString('en')}; lower its tokens or epochs`);
}

function inBytes(bytes: number): string {
  return bytes < 1e9 ? `${Math.ceil(bytes / 1e6)} MB` : `${(bytes / 1e9).toFixed(1)} GB`;
}
