// A graph as plain data, and its bytes as an ONNX ModelProto (onnx.proto3 of ONNX 1.13: IR version 8, operator set 18).
import { MessageWriter } from './protobuf.ts';
import { dtypeOf, type DType, type TensorData } from './tensor-data.ts';

export type Attribute = number | string | readonly number[] | { readonly float: number } | { readonly graph: GraphData } | { readonly tensor: TensorData };

export interface NodeData {
  readonly op: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: Readonly<Record<string, Attribute>>;
  /** Empty for ONNX's own operators. */
  readonly domain: string;
}

/** An input or output; an axis of any length has a name instead. */
export interface ValueData {
  readonly name: string;
  readonly dtype: DType;
  readonly shape: readonly (number | string)[];
}

export interface GraphData {
  readonly nodes: readonly NodeData[];
  readonly constants: readonly (TensorData & { readonly name: string })[];
  readonly inputs: readonly ValueData[];
  readonly outputs: readonly ValueData[];
}

const IR_VERSION = 8;
const OPERATOR_SET = 18;
/** Contributed operators of ONNX Runtime. */
const CONTRIBUTED = 'com.microsoft';
/** TensorProto.DataType. */
export const DATA_TYPE: Readonly<Record<DType, number>> = { float32: 1, int32: 6, int64: 7, bool: 9 };
/** AttributeProto.AttributeType. */
const ATTRIBUTE_TYPE = { float: 1, integer: 2, string: 3, tensor: 4, graph: 5, integers: 7 };

/** The model's bytes, which every ONNX Runtime opens. */
export function encodeModel(graph: GraphData): Uint8Array {
  return new MessageWriter()
    .integer(1, IR_VERSION)
    .string(2, 'onnx-autodiff')
    .message(7, (message) => writeGraph(message, graph, 'main'))
    .message(8, (message) => message.string(1, '').integer(2, OPERATOR_SET))
    .message(8, (message) => message.string(1, CONTRIBUTED).integer(2, 1))
    .finish();
}

function writeGraph(message: MessageWriter, graph: GraphData, name: string): void {
  for (const node of graph.nodes) message.message(1, (inner) => writeNode(inner, node));
  message.string(2, name);
  for (const constant of graph.constants) message.message(5, (inner) => writeTensor(inner, constant, constant.name));
  for (const input of graph.inputs) message.message(11, (inner) => writeValue(inner, input));
  for (const output of graph.outputs) message.message(12, (inner) => writeValue(inner, output));
}

function writeNode(message: MessageWriter, node: NodeData): void {
  for (const input of node.inputs) message.string(1, input);
  for (const output of node.outputs) message.string(2, output);
  message.string(4, node.op);
  for (const [name, value] of Object.entries(node.attributes)) message.message(5, (inner) => writeAttribute(inner, name, value));
  if (node.domain) message.string(7, node.domain);
}

function writeAttribute(message: MessageWriter, name: string, value: Attribute): void {
  message.string(1, name);
  const ofType = (type: number): MessageWriter => message.integer(20, type);
  if (typeof value === 'number') ofType(ATTRIBUTE_TYPE.integer).integer(3, value);
  else if (typeof value === 'string') ofType(ATTRIBUTE_TYPE.string).string(4, value);
  else if ('float' in value) ofType(ATTRIBUTE_TYPE.float).float(2, value.float);
  else if ('graph' in value) ofType(ATTRIBUTE_TYPE.graph).message(6, (inner) => writeGraph(inner, value.graph, name));
  else if ('tensor' in value) ofType(ATTRIBUTE_TYPE.tensor).message(5, (inner) => writeTensor(inner, value.tensor, ''));
  else {
    ofType(ATTRIBUTE_TYPE.integers);
    for (const integer of value) message.integer(8, integer);
  }
}

function writeTensor(message: MessageWriter, value: TensorData, name: string): void {
  for (const length of value.shape) message.integer(1, length);
  const { buffer, byteOffset, byteLength } = value.data;
  message.integer(2, DATA_TYPE[dtypeOf(value)]).string(8, name).bytes(9, new Uint8Array(buffer, byteOffset, byteLength));
}

function writeValue(message: MessageWriter, { name, dtype, shape }: ValueData): void {
  message.string(1, name).message(2, (type) => type.message(1, (tensor) => {
    tensor.integer(1, DATA_TYPE[dtype]).message(2, (dims) => {
      for (const length of shape) dims.message(1, (dim) => (typeof length === 'number' ? dim.integer(1, length) : dim.string(2, length)));
    });
  }));
}
