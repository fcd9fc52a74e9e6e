// Matrix products, of matrices and of stacks of them.
import { recorded, type Tensor } from '../graph.ts';
import { broadcastShape, inBrackets } from '../tensor-data.ts';
import { sumTo, reshape } from './shapes.ts';
import { transpose } from './layout.ts';

/** a b, with a [..., m, k] and b [..., k, n]; the axes before the last two broadcast. ONNX Runtime fuses a transposed or scaled factor into it. */
export function matMul(a: Tensor, b: Tensor): Tensor {
  const [m, k] = a.shape.slice(-2);
  const [inner, n] = b.shape.slice(-2);
  if (a.shape.length < 2 || b.shape.length < 2 || k !== inner) throw new RangeError(`a matrix product must be of [..., m, k] and [..., k, n], but got ${inBrackets(a.shape)} and ${inBrackets(b.shape)}; transpose or reshape one`);
  const shape = [...broadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2)), m!, n!];
  const y = a.graph.emitOne('MatMul', [a, b], { shape });
  return recorded([a, b], y, (dy) => [
    () => sumTo(matMul(dy, swapped(b)), a.shape),
    // Where b is one matrix, the rows of all products are summed by one product.
    () => (b.shape.length === 2 ? matMul(swapped(reshape(a, [-1, k!])), reshape(dy, [-1, n!])) : sumTo(matMul(swapped(a), dy), b.shape)),
  ]);
}

/** x with its last two axes swapped. */
export function swapped(x: Tensor): Tensor {
  const rank = x.shape.length;
  return transpose(x, x.shape.map((_, axis) => (axis < rank - 2 ? axis : 2 * rank - 3 - axis)));
}
