// Transpose, Slice, Concat and Split: where elements lie.
import { recorded, type Tensor } from '../graph.ts';
import { inBrackets, sizeOf } from '../tensor-data.ts';
import { axisOf } from './shapes.ts';

/** Axis i of the result is axis `order[i]` of x; the reverse order by default. */
export function transpose(x: Tensor, order: readonly number[] = x.shape.map((_, axis) => x.shape.length - 1 - axis)): Tensor {
  const y = x.graph.emitOne('Transpose', [x], { shape: order.map((axis) => x.shape[axis]!), dtype: x.dtype }, { attributes: { perm: order } });
  return recorded([x], y, (dy) => [() => transpose(dy, order.map((_, axis) => order.indexOf(axis)))]);
}

/** The elements from `start` up to but not including `end` along an axis. */
export function slice(x: Tensor, axis: number, start: number, end: number): Tensor {
  const at = axisOf(x, axis);
  const length = x.shape[at]!;
  if (!(start >= 0 && start < end && end <= length)) throw new RangeError(`a slice of axis ${axis} of ${inBrackets(x.shape)} must have 0 ≤ start < end ≤ ${length}, but got ${start} to ${end}; give it inside`);
  const { graph } = x;
  const shape = x.shape.with(at, end - start);
  const y = graph.emitOne('Slice', [x, graph.integers([start]), graph.integers([end]), graph.integers([at])], { shape, dtype: x.dtype });
  return recorded([x], y, (dy) => [() => {
    const before = x.shape.map((_, a) => (a === at ? start : 0));
    const after = x.shape.map((_, a) => (a === at ? length - end : 0));
    return graph.emitOne('Pad', [dy, graph.integers([...before, ...after])], x);
  }]);
}

/** Joins tensors along an axis; their other axes must agree. */
export function concat(parts: readonly Tensor[], axis: number): Tensor {
  const first = parts[0]!;
  const at = axisOf(first, axis);
  const fits = ({ shape }: Tensor): boolean => shape.length === first.shape.length && shape.every((length, a) => a === at || length === first.shape[a]);
  const misfit = parts.find((part) => !fits(part));
  if (misfit) throw new RangeError(`tensors joined along axis ${axis} must agree elsewhere, but got ${inBrackets(first.shape)} and ${inBrackets(misfit.shape)}; reshape one`);
  const shape = first.shape.with(at, parts.reduce((sum, part) => sum + part.shape[at]!, 0));
  const y = first.graph.emitOne('Concat', parts, { shape, dtype: first.dtype }, { attributes: { axis: at } });
  return recorded(parts, y, (dy) => {
    let end = 0;
    return parts.map((part) => {
      const start = end;
      end = start + part.shape[at]!;
      const stop = end;
      return () => slice(dy, at, start, stop);
    });
  });
}

/** Cuts an axis into `count` equal parts. */
export function split(x: Tensor, axis: number, count: number): Tensor[] {
  const at = axisOf(x, axis);
  const length = x.shape[at]! / count;
  if (!Number.isInteger(length)) throw new RangeError(`axis ${axis} of ${inBrackets(x.shape)} must be divisible by ${count}, but got ${x.shape[at]!}; cut it otherwise`);
  const { graph } = x;
  const shape = x.shape.with(at, length);
  const lengths = graph.integers(Array<number>(count).fill(length));
  const parts = graph.emit('Split', [x, lengths], Array.from({ length: count }, () => ({ shape, dtype: x.dtype })), { attributes: { axis: at } });
  graph.record([x], parts, (...gradients) => [() => {
    const zeros = { data: new Float32Array(sizeOf(shape)), shape };
    return concat(gradients.map((gradient) => gradient ?? graph.constant(zeros)), at);
  }]);
  return parts;
}
