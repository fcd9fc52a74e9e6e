// The graph of training: forward, backward and the optimiser's step, once or in a Loop over as many batches as are fed.
import { adamWStep, SCHEDULE_WIDTH, type AdamWOptions, type AdamWState } from './adamw.ts';
import { gradients } from './gradient.ts';
import { Graph, type Tensor } from './graph.ts';
import { encodeModel } from './onnx-model.ts';
import { reshape } from './operators/shapes.ts';
import { pack, parameterCount, placesOf, unpack, type ParameterShapes } from './parameters.ts';
import type { DType, Shape } from './tensor-data.ts';

export interface BatchInput {
  readonly shape: Shape;
  readonly dtype: DType;
}

export interface TrainingOptions<Shapes extends ParameterShapes, Inputs extends Readonly<Record<string, BatchInput>>> {
  readonly parameters: Shapes;
  /** What a step is fed, without the axis of steps. */
  readonly batch: Inputs;
  /** Emits the loss, one number, of a batch under the parameters. */
  loss(parameters: Record<keyof Shapes, Tensor>, batch: Record<keyof Inputs, Tensor>): Tensor;
  readonly optimizer: AdamWOptions;
  /** The parameters whose weights decay; matrices, when absent. */
  decays?(name: string, shape: Shape): boolean;
  /** Steps in one run: any number of them in a Loop (the default), or one without. The numbers are the same. */
  readonly form?: 'loop' | 'step';
}

/**
 * The bytes of a training model. Inputs: `parameters`, `firstMoment` and `secondMoment` [p], `schedule` [steps, 3], and the batches [steps, …].
 * Outputs: `next.parameters`, `next.firstMoment` and `next.secondMoment` [p], `loss` and `gradientNorm` [steps].
 */
export function trainingModel<Shapes extends ParameterShapes, Inputs extends Readonly<Record<string, BatchInput>>>(options: TrainingOptions<Shapes, Inputs>): Uint8Array {
  const graph = new Graph();
  const size = parameterCount(options.parameters);
  const axis = options.form === 'step' ? 1 : 'steps';
  const vector = (name: string): Tensor => graph.input(name, [size]);
  const state: AdamWState = { parameters: vector('parameters'), firstMoment: vector('firstMoment'), secondMoment: vector('secondMoment') };
  const perStep = { schedule: { shape: [SCHEDULE_WIDTH], dtype: 'float32' }, ...options.batch } satisfies Record<string, BatchInput>;
  const fed = Object.entries(perStep).map(([name, { shape, dtype }]) => [name, graph.input(name, [1, ...shape], dtype, [axis, ...shape])] as const);
  if (options.form === 'step') {
    const rows = Object.fromEntries(fed.map(([name, value]) => [name, reshape(value, value.shape.slice(1))]));
    for (const [name, value] of Object.entries(trainingStep(state, rows, options))) graph.output(name, value.shape.length ? value : reshape(value, [1]));
  } else {
    for (const [name, value] of emitLoop(state, Object.fromEntries(fed), options)) graph.output(name, value, value.shape.length ? value.shape : [axis]);
  }
  return encodeModel(graph.data());
}

type StepOptions = TrainingOptions<ParameterShapes, Readonly<Record<string, BatchInput>>>;

/** One step's outputs by name: the state first, then what is kept of every step. */
function trainingStep(state: AdamWState, rows: Readonly<Record<string, Tensor>>, options: StepOptions): Record<string, Tensor> {
  const { graph } = state.parameters;
  const parameters = unpack(state.parameters, options.parameters);
  const loss = reshape(options.loss(parameters, rows), []);
  const gradient = pack(gradients(loss, Object.values(parameters)));
  const next = adamWStep(state, gradient, rows['schedule']!, decayMask(graph, options), options.optimizer);
  return {
    'next.parameters': next.parameters,
    'next.firstMoment': next.firstMoment,
    'next.secondMoment': next.secondMoment,
    loss,
    gradientNorm: next.gradientNorm,
  };
}

/** One number where either all or no parameters decay, else one for each. */
function decayMask(graph: Graph, { parameters, decays = (_: string, shape: Shape) => shape.length > 1 }: StepOptions): Tensor {
  const places = placesOf(parameters);
  const chosen = places.filter(({ name, shape }) => decays(name, shape));
  if (chosen.length === places.length) return graph.scalar(1);
  const data = new Float32Array(parameterCount(parameters));
  for (const { start, end } of chosen) data.fill(1, start, end);
  return graph.constant({ data, shape: [data.length] });
}

/** The step as the body of a Loop: the state goes round, the losses and norms are collected. */
function emitLoop(state: AdamWState, fed: Readonly<Record<string, Tensor>>, options: StepOptions): [string, Tensor][] {
  const { graph } = state.parameters;
  const body = new Graph(`${graph.newName()}_`);
  const at = body.input(body.newName(), [], 'int64');
  const more = body.input(body.newName(), [], 'bool');
  const carry = ({ shape }: Tensor): Tensor => body.input(body.newName(), shape);
  const carried = { parameters: carry(state.parameters), firstMoment: carry(state.firstMoment), secondMoment: carry(state.secondMoment) };
  const rows = Object.fromEntries(Object.entries(fed).map(([name, value]) => {
    const row = { shape: value.shape.slice(1), dtype: value.dtype };
    return [name, body.emitOne('Gather', [body.capture(value), at], row, { attributes: { axis: 0 } })];
  }));
  const outputs = Object.entries(trainingStep(carried, rows, options));
  body.output(body.newName(), more);
  for (const [, value] of outputs) body.output(body.newName(), value);

  const shape = graph.emitOne('Shape', [fed['schedule']], { shape: [2], dtype: 'int64' });
  const steps = graph.emitOne('Gather', [shape, graph.constant({ data: BigInt64Array.of(0n), shape: [] })], { shape: [], dtype: 'int64' });
  const always = graph.constant({ data: Uint8Array.of(1), shape: [] });
  const made = graph.emit('Loop', [steps, always, state.parameters, state.firstMoment, state.secondMoment], outputs.map(([, value]) => value), { attributes: { body: { graph: body.data() } } });
  return outputs.map(([name], index) => [name, made[index]!]);
}
