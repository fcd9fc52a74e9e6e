// Shapes and element types, and the arrays that are fed to a graph and read from it.

/** Element types, by the names of ONNX Runtime's JavaScript interface. */
export type DType = 'float32' | 'int32' | 'int64' | 'bool';

export type Shape = readonly number[];

/** Numbers in a shape: what goes into a session and comes out of it. Booleans are bytes. */
export interface TensorData {
  readonly data: Float32Array | Int32Array | BigInt64Array | Uint8Array;
  readonly shape: Shape;
}

/** How many elements a shape has. */
export function sizeOf(shape: Shape): number {
  return shape.reduce((product, length) => product * length, 1);
}

export function dtypeOf({ data }: TensorData): DType {
  if (data instanceof Float32Array) return 'float32';
  if (data instanceof Int32Array) return 'int32';
  return data instanceof BigInt64Array ? 'int64' : 'bool';
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}

/** The shape that two shapes broadcast to, by NumPy's rule. */
export function broadcastShape(a: Shape, b: Shape): Shape {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, axis) => {
    const p = a[axis - rank + a.length] ?? 1;
    const q = b[axis - rank + b.length] ?? 1;
    if (p !== q && p !== 1 && q !== 1) throw new RangeError(`shapes must broadcast, but got ${inBrackets(a)} and ${inBrackets(b)}; axes must agree or be 1`);
    return p === 1 ? q : p;
  });
}

export function inBrackets(shape: Shape): string {
  return `[${shape.join(', ')}]`;
}
