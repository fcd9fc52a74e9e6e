// The graph of training: forward, backward and the optimiser's step, once or in a Loop over as many batches as are fed.
import { adamWStep, SCHEDULE_WIDTH, type AdamWOptions, type AdamWState } from './adamw.ts';
import { gradients } from './gradient.ts';
import { Graph, type Tensor } from './graph.ts';
import { encodeModel } from './onnx-model.ts';
import { emitLoop, firstLength, rowAt } from './loop.ts';
import { add, mul } from './operators/arithmetic.ts';
import { reshape } from './operators/shapes.ts';
import { pack, parameterCount, placesOf, unpack, type ParameterShapes } from './parameters.ts';
import { inBrackets, type DType, type Shape } from './tensor-data.ts';

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
  /**
   * Equal parts that a batch is cut into along its first axes, differentiated one after the other: what lies between a part's two passes then
   * stays in the processor's caches. The loss must be a mean over that axis. 1 when absent. The last bits depend on it.
   */
  readonly parts?: number;
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
    for (const [name, value] of stepsInLoop(state, Object.fromEntries(fed), options)) graph.output(name, value, value.shape.length ? value.shape : [axis]);
  }
  return encodeModel(graph.data());
}

type StepOptions = TrainingOptions<ParameterShapes, Readonly<Record<string, BatchInput>>>;

/** One step's outputs by name: the state first, then what is kept of every step. */
function trainingStep(state: AdamWState, { schedule, ...batch }: Readonly<Record<string, Tensor>>, options: StepOptions): Record<string, Tensor> {
  const { graph } = state.parameters;
  const { loss, gradients: each } = lossAndGradients(unpack(state.parameters, options.parameters), batch, options);
  const next = adamWStep(state, pack(each), schedule!, decayMask(graph, options), options.optimizer);
  return {
    'next.parameters': next.parameters,
    'next.firstMoment': next.firstMoment,
    'next.secondMoment': next.secondMoment,
    loss,
    gradientNorm: next.gradientNorm,
  };
}

/** The loss of a batch and its gradient by each parameter, summed over the batch's parts in a Loop where there are several. */
function lossAndGradients(parameters: Readonly<Record<string, Tensor>>, batch: Readonly<Record<string, Tensor>>, { loss: lossOf, parts = 1 }: StepOptions): { loss: Tensor; gradients: Tensor[] } {
  const sources = Object.values(parameters);
  if (parts === 1) {
    const loss = reshape(lossOf(parameters, batch), []);
    return { loss, gradients: gradients(loss, sources) };
  }
  const { graph } = sources[0]!;
  const cut = Object.entries(batch).map(([name, value]) => [name, inParts(value, name, parts)] as const);
  const zeros = [[], ...sources.map(({ shape }) => shape)].map((shape) => graph.emitOne('ConstantOfShape', [graph.integers(shape)], { shape }));
  const times = graph.constant({ data: BigInt64Array.of(BigInt(parts)), shape: [] });
  const [loss, ...summed] = emitLoop(graph, {
    times,
    carried: zeros.map((start) => ({ start })),
    body: (body, at, sums) => {
      const inside = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, body.capture(value)]));
      const part = mul(reshape(lossOf(inside, Object.fromEntries(cut.map(([name, value]) => [name, rowAt(value, at)]))), []), 1 / parts);
      return { next: [part, ...gradients(part, Object.values(inside))].map((value, i) => add(value, sums[i]!)) };
    },
  });
  return { loss: loss!, gradients: summed };
}

function inParts(value: Tensor, name: string, parts: number): Tensor {
  const [length = 1, ...rest] = value.shape;
  if (length % parts !== 0) throw new RangeError(`${name} must have a first axis that ${parts} parts share equally, but got ${inBrackets(value.shape)}; ask for fewer parts`);
  return reshape(value, [parts, length / parts, ...rest]);
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
function stepsInLoop(state: AdamWState, fed: Readonly<Record<string, Tensor>>, options: StepOptions): [string, Tensor][] {
  const { graph } = state.parameters;
  const names: string[] = [];
  const made = emitLoop(graph, {
    times: firstLength(fed['schedule']!),
    carried: [state.parameters, state.firstMoment, state.secondMoment].map((start) => ({ start })),
    body: (_, at, [parameters, firstMoment, secondMoment]) => {
      const rows = Object.fromEntries(Object.entries(fed).map(([name, value]) => [name, rowAt(value, at)]));
      const outputs = Object.entries(trainingStep({ parameters: parameters!, firstMoment: firstMoment!, secondMoment: secondMoment! }, rows, options));
      names.push(...outputs.map(([name]) => name));
      const values = outputs.map(([, value]) => value);
      return { next: values.slice(0, 3), kept: values.slice(3) };
    },
  });
  return made.map((value, i) => [names[i]!, value]);
}
