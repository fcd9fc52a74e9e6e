// A graph under construction: inputs, constants and nodes in the order of their emission, and the tape that reverse mode reads.
import { DATA_TYPE, type Attribute, type GraphData, type NodeData, type ValueData } from './onnx-model.ts';
import { dtypeOf, inBrackets, sizeOf, type DType, type Shape, type TensorData } from './tensor-data.ts';

/** A value of a graph. It has no numbers: those are there when the graph is run. */
export interface Tensor {
  readonly graph: Graph;
  readonly name: string;
  readonly shape: Shape;
  readonly dtype: DType;
  /** Its one number, where it is a constant scalar. */
  readonly scalar?: number;
}

/**
 * Gives, from the gradients of an operator's outputs (undefined where nothing depends on one), a function for each of its inputs that
 * emits that input's gradient. What they share is emitted by the outer call; what is not asked for is not emitted.
 */
export type Backward = (...outputGradients: (Tensor | undefined)[]) => readonly (() => Tensor)[];

/** An operator that was applied, as reverse mode sees it. */
export interface TapeEntry {
  readonly inputs: readonly Tensor[];
  readonly outputs: readonly Tensor[];
  readonly backward: Backward;
}

interface Emitted {
  readonly shape: Shape;
  readonly dtype?: DType;
}

interface EmitOptions {
  readonly attributes?: Readonly<Record<string, Attribute>>;
  readonly domain?: string;
}

export class Graph {
  /** What was applied so far, in order. */
  readonly tape: TapeEntry[] = [];
  /** False while gradients are emitted: they are not differentiated again. */
  recording = true;
  /** The values that were computed by differentiable operators while nothing was recorded. */
  readonly untaped = new Set<string>();
  private readonly prefix: string;
  private readonly nodes: NodeData[] = [];
  private readonly constants = new Map<string, TensorData & { readonly name: string }>();
  private readonly inputs: ValueData[] = [];
  private readonly outputs: ValueData[] = [];
  private names = 0;

  /** `prefix` keeps the names of a Loop's body apart from those around it. */
  constructor(prefix = '') {
    this.prefix = prefix;
  }

  /** A value that is fed when the graph is run; `declared` names axes of any length. */
  input(name: string, shape: Shape, dtype: DType = 'float32', declared: readonly (number | string)[] = shape): Tensor {
    if (this.inputs.some((input) => input.name === name)) throw new RangeError(`names of inputs must differ, but got ${name} twice; rename one`);
    this.inputs.push({ name, dtype, shape: declared });
    return { graph: this, name, shape, dtype };
  }

  /** A value that is returned when the graph is run. */
  output(name: string, value: Tensor, declared: readonly (number | string)[] = value.shape): void {
    this.nodes.push({ op: 'Identity', inputs: [value.name], outputs: [name], attributes: {}, domain: '' });
    this.outputs.push({ name, dtype: value.dtype, shape: declared });
  }

  /** As `output`, for the body of a Loop, whose outputs are told apart by their order: what a node makes needs no copy to have a name. */
  result(value: Tensor, declared?: readonly (number | string)[]): void {
    const isFree = this.nodes.some(({ outputs }) => outputs.includes(value.name)) && !this.outputs.some(({ name }) => name === value.name);
    if (isFree) this.outputs.push({ name: value.name, dtype: value.dtype, shape: declared ?? value.shape });
    else this.output(this.newName(), value, declared);
  }

  /** A constant; equal ones are kept once. */
  constant(value: TensorData): Tensor {
    const dtype = dtypeOf(value);
    if (value.data.length !== sizeOf(value.shape)) throw new RangeError(`a constant of shape ${inBrackets(value.shape)} must have ${sizeOf(value.shape)} values, but got ${value.data.length}; give all of them`);
    const key = value.data.length > 64 ? this.newName() : `${dtype}${inBrackets(value.shape)}${[...value.data].map((one) => (Object.is(one, -0) ? '-0' : String(one))).join()}`;
    const { name } = this.constants.get(key) ?? { name: this.newName() };
    this.constants.set(key, { ...value, name });
    const isScalar = dtype === 'float32' && value.shape.length === 0;
    return { graph: this, name, shape: value.shape, dtype, ...(isScalar && { scalar: Number(value.data[0]) }) };
  }

  /** A constant float32 without axes. */
  scalar(value: number): Tensor {
    return this.constant({ data: Float32Array.of(value), shape: [] });
  }

  /** A constant vector of int64, as operators take their axes and shapes. */
  integers(values: readonly number[]): Tensor {
    return this.constant({ data: BigInt64Array.from(values, BigInt), shape: [values.length] });
  }

  /** A value of the graph around this one, which is a Loop's body. */
  capture(outer: Tensor): Tensor {
    return { ...outer, graph: this };
  }

  /** Emits a node that reverse mode does not see; outputs are float32 unless they say otherwise. An input may be left out. */
  emit(op: string, inputs: readonly (Tensor | undefined)[], outputs: readonly Emitted[], { attributes = {}, domain = '' }: EmitOptions = {}): Tensor[] {
    const made = outputs.map(({ shape, dtype = 'float32' }): Tensor => ({ graph: this, name: this.newName(), shape, dtype }));
    this.nodes.push({ op, inputs: inputs.map((input) => input?.name ?? ''), outputs: made.map(({ name }) => name), attributes, domain });
    return made;
  }

  /** As `emit`, for a node with one output. */
  emitOne(op: string, inputs: readonly (Tensor | undefined)[], output: Emitted, options: EmitOptions = {}): Tensor {
    return this.emit(op, inputs, [output], options)[0]!;
  }

  /** A value as numbers of another type. Reverse mode does not see it. */
  cast(value: Tensor, dtype: DType): Tensor {
    return this.emitOne('Cast', [value], { shape: value.shape, dtype }, { attributes: { to: DATA_TYPE[dtype] } });
  }

  /** Puts an operator on the tape, or notes that what it gives is not on it. */
  record(inputs: readonly Tensor[], outputs: readonly Tensor[], backward: Backward): void {
    if (this.recording) this.tape.push({ inputs, outputs, backward });
    else for (const { name } of outputs) this.untaped.add(name);
  }

  /** A name that nothing in this graph has. */
  newName(): string {
    return `${this.prefix}${this.names++}`;
  }

  data(): GraphData {
    return { nodes: this.nodes, constants: [...this.constants.values()], inputs: this.inputs, outputs: this.outputs };
  }
}

/** Puts an operator of one output on its graph's tape, and returns that output. */
export function recorded(inputs: readonly Tensor[], output: Tensor, backward: (outputGradient: Tensor) => readonly (() => Tensor)[]): Tensor {
  output.graph.record(inputs, [output], (gradient) => backward(gradient!));
  return output;
}
