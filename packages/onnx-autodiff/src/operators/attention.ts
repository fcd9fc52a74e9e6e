// Scaled dot-product attention (Vaswani et al. 2017) in which a position sees itself and what is before it.
import { recorded, type Tensor } from '../graph.ts';
import { inBrackets, sameShape } from '../tensor-data.ts';
import { add, mul, sub } from './arithmetic.ts';
import { swapped, matMul } from './mat-mul.ts';
import { reduceSum } from './shapes.ts';
import { softmax } from './softmax.ts';

/**
 * softmax(q kᵀ/√d + mask) v for q, k and v [..., T, d]. The row sums of the softmax gradient are those of dy · y, which are shorter than
 * those of the probabilities (Dao et al. 2022, FlashAttention, appendix B.2).
 */
export function causalAttention(q: Tensor, k: Tensor, v: Tensor): Tensor {
  const { graph, shape } = q;
  if (!sameShape(k.shape, shape) || !sameShape(v.shape, shape)) throw new RangeError(`queries, keys and values must have one shape, but got ${[q, k, v].map((x) => inBrackets(x.shape)).join(', ')}; give them alike`);
  const [positions, width] = shape.slice(-2) as [number, number];
  const scale = 1 / Math.sqrt(width);
  const scores = mul(matMul(q, swapped(k)), scale); // (..., T, T)
  const probabilities = softmax(add(scores, causalMask(q, positions)));
  const y = graph.emitOne('MatMul', [probabilities, v], { shape });
  return recorded([q, k, v], y, (dy) => {
    const rowSums = reduceSum(mul(dy, y), [-1], true); // (..., T, 1)
    const scoreGradient = mul(probabilities, sub(matMul(dy, swapped(v)), rowSums));
    return [
      () => mul(matMul(scoreGradient, k), scale),
      () => mul(matMul(swapped(scoreGradient), q), scale),
      () => matMul(swapped(probabilities), dy),
    ];
  });
}

/** −∞ above the diagonal, zero elsewhere: [T, T]. */
function causalMask(of: Tensor, positions: number): Tensor {
  const data = Float32Array.from({ length: positions * positions }, (_, at) => (at % positions > Math.floor(at / positions) ? -Infinity : 0));
  return of.graph.constant({ data, shape: [positions, positions] });
}
