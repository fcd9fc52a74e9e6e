// Parameters by name, laid out one after the other in one vector, so that an optimiser has one tensor to update.
import { concat } from './operators/layout.ts';
import { reshape } from './operators/shapes.ts';
import type { Tensor } from './graph.ts';
import { sizeOf, type Shape } from './tensor-data.ts';

export type ParameterShapes = Readonly<Record<string, Shape>>;

/** Where a parameter lies in the vector. */
export interface Place {
  readonly name: string;
  readonly shape: Shape;
  readonly start: number;
  readonly end: number;
}

/** The places of parameters in the order of their names' appearance. */
export function placesOf(shapes: ParameterShapes): Place[] {
  let end = 0;
  return Object.entries(shapes).map(([name, shape]) => {
    const start = end;
    end += sizeOf(shape);
    return { name, shape, start, end };
  });
}

/** How many numbers the parameters have. */
export function parameterCount(shapes: ParameterShapes): number {
  return placesOf(shapes).at(-1)?.end ?? 0;
}

/** The parameters of a vector, as views of it. */
export function parametersOf(vector: Float32Array, shapes: ParameterShapes): Record<string, Float32Array> {
  return Object.fromEntries(placesOf(shapes).map(({ name, start, end }) => [name, vector.subarray(start, end)]));
}

/** The vector's parameters as tensors of their shapes. They are sources of gradients; the vector is not. */
export function unpack<Shapes extends ParameterShapes>(vector: Tensor, shapes: Shapes): Record<keyof Shapes, Tensor> {
  const { graph } = vector;
  const parameters = placesOf(shapes).map(({ name, shape, start, end }) => {
    const part = graph.emitOne('Slice', [vector, graph.integers([start]), graph.integers([end])], { shape: [end - start] });
    return [name, graph.emitOne('Reshape', [part, graph.integers(shape)], { shape })];
  });
  return Object.fromEntries(parameters) as Record<keyof Shapes, Tensor>;
}

/** Joins tensors to one vector; at most eight at once, which WebGPU has buffers for. */
export function pack(tensors: readonly Tensor[]): Tensor {
  let parts = tensors.map((tensor) => reshape(tensor, [-1]));
  while (parts.length > 1) {
    parts = Array.from({ length: Math.ceil(parts.length / 8) }, (_, at) => concat(parts.slice(8 * at, 8 * at + 8), 0));
  }
  return parts[0]!;
}
