// Reshape, Expand and ReduceSum: each is what the gradient of another needs.
import { recorded, type Tensor } from '../graph.ts';
import { broadcastShape, inBrackets, sameShape, sizeOf, type Shape } from '../tensor-data.ts';

/** The same elements in row-major order in another shape of as many; one length may be −1. */
export function reshape(x: Tensor, to: Shape): Tensor {
  const known = to.reduce((product, length) => (length < 0 ? product : product * length), 1);
  const shape = to.map((length) => (length < 0 ? sizeOf(x.shape) / known : length));
  if (sameShape(x.shape, shape)) return x;
  if (sizeOf(shape) !== sizeOf(x.shape)) throw new RangeError(`a reshaped tensor must keep its ${sizeOf(x.shape)} elements, but got shape ${inBrackets(to)}; ${inBrackets(x.shape)} was meant to fit it`);
  const y = x.graph.emitOne('Reshape', [x, x.graph.integers(shape)], { shape, dtype: x.dtype });
  return recorded([x], y, (dy) => [() => reshape(dy, x.shape)]);
}

/** Repeats axes of length 1 so that x has `shape`. */
export function expand(x: Tensor, shape: Shape): Tensor {
  if (sameShape(x.shape, shape)) return x;
  if (!sameShape(broadcastShape(x.shape, shape), shape)) throw new RangeError(`an expanded tensor must broadcast to ${inBrackets(shape)}, but got ${inBrackets(x.shape)}; only axes of length 1 are repeated`);
  const y = x.graph.emitOne('Expand', [x, x.graph.integers(shape)], { shape });
  return recorded([x], y, (dy) => [() => sumTo(dy, x.shape)]);
}

/** Sums over some axes, all of them by default; negative axes count from the last. The summed axes stay with length 1 if asked. */
export function reduceSum(x: Tensor, axes: readonly number[] = x.shape.map((_, axis) => axis), keepAxes = false): Tensor {
  const reduced = axes.map((axis) => axisOf(x, axis));
  const kept = x.shape.map((length, axis) => (reduced.includes(axis) ? 1 : length));
  const shape = keepAxes ? kept : x.shape.filter((_, axis) => !reduced.includes(axis));
  if (reduced.length === 0) return x;
  const y = x.graph.emitOne('ReduceSum', [x, x.graph.integers(reduced)], { shape }, { attributes: { keepdims: keepAxes ? 1 : 0 } });
  return recorded([x], y, (dy) => [() => expand(reshape(dy, kept), x.shape)]);
}

/** Sums a tensor to a shape that broadcasts to its own: the adjoint of broadcasting. */
export function sumTo(x: Tensor, shape: Shape): Tensor {
  const added = x.shape.length - shape.length;
  const leading = reduceSum(x, x.shape.slice(0, added).map((_, axis) => axis));
  return reduceSum(leading, shape.flatMap((length, axis) => (length === 1 && leading.shape[axis] !== 1 ? [axis] : [])), true);
}

/** The axis counted from the first. Throws RangeError where there is none. */
export function axisOf(x: Tensor, axis: number): number {
  const rank = x.shape.length;
  if (!Number.isInteger(axis) || axis < -rank || axis >= rank) throw new RangeError(`an axis of ${inBrackets(x.shape)} must be from ${-rank} to ${rank - 1}, but got ${axis}; count from 0, or from −1 at the end`);
  return axis < 0 ? axis + rank : axis;
}
