// Cross-entropy against integer targets, from logits or from what the last linear layer is given.
import { recorded, type Tensor } from '../graph.ts';
import { inBrackets, sizeOf } from '../tensor-data.ts';
import { mul, neg } from './arithmetic.ts';
import { matMul, swapped } from './mat-mul.ts';
import { reduceMean } from './means.ts';
import { exp } from './powers.ts';
import { logSoftmax } from './softmax.ts';
import { reshape } from './shapes.ts';

/** The mean over n rows of −ln softmax(logits)[target], in nats; logits [n, v], integer targets [n]. */
export function crossEntropy(logits: Tensor, targets: Tensor): Tensor {
  return neg(reduceMean(pick(logSoftmax(logits), targets)));
}

/** Element `at[i]` of row i of a matrix [n, v]: [n]. */
export function pick(x: Tensor, at: Tensor): Tensor {
  const [rows = 0] = x.shape;
  if (x.shape.length !== 2 || at.shape.length !== 1 || at.shape[0] !== rows) throw new RangeError(`picking must be from [n, v] at [n], but got ${inBrackets(x.shape)} at ${inBrackets(at.shape)}; reshape them`);
  const { graph } = x;
  const index = reshape(at, [rows, 1]);
  const y = reshape(graph.emitOne('GatherElements', [x, index], { shape: [rows, 1] }, { attributes: { axis: 1 } }), [rows]);
  return recorded([x], y, (dy) => [() => {
    const zeros = graph.emitOne('ConstantOfShape', [graph.integers(x.shape)], x);
    return graph.emitOne('ScatterElements', [zeros, index, reshape(dy, [rows, 1])], x, { attributes: { axis: 1 } });
  }]);
}

/**
 * `crossEntropy` of the logits x weightᵀ, with x [n, d] and weight [v, d]. The logits' gradient is the softmax's own memory, less one at
 * every target; its factor 1/n is left to the products.
 */
export function linearCrossEntropy(x: Tensor, weight: Tensor, targets: Tensor): Tensor {
  const { graph } = x;
  const logProbabilities = logSoftmax(matMul(x, swapped(weight))); // (n, v)
  const loss = graph.emitOne('Neg', [reduceMean(pick(logProbabilities, targets))], { shape: [] });
  return recorded([x, weight], loss, (dy) => {
    const rows = sizeOf(targets.shape);
    const minusOnes = graph.constant({ data: new Float32Array(rows).fill(-1), shape: [rows, 1] });
    const updated = [exp(logProbabilities), reshape(targets, [rows, 1]), minusOnes];
    const excess = graph.emitOne('ScatterElements', updated, logProbabilities, { attributes: { axis: 1, reduction: 'add' } });
    const scale = mul(dy, 1 / rows);
    // The second product the other way round: ONNX Runtime is quicker where the smaller matrix is the one to be turned.
    return [() => mul(matMul(excess, weight), scale), () => mul(swapped(matMul(swapped(x), excess)), scale)];
  });
}
