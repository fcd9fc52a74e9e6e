// Softmax and its logarithm over the last axis.
import { recorded, type Tensor } from '../graph.ts';
import { mul, sub } from './arithmetic.ts';
import { exp } from './powers.ts';
import { reduceSum } from './shapes.ts';

/** Probabilities along the last axis. */
export function softmax(x: Tensor): Tensor {
  const y = x.graph.emitOne('Softmax', [x], x, { attributes: { axis: x.shape.length - 1 } });
  return recorded([x], y, (dy) => [() => mul(y, sub(dy, reduceSum(mul(dy, y), [-1], true)))]);
}

/** Log-probabilities along the last axis, in nats; those of probabilities below the smallest float stay finite. */
export function logSoftmax(x: Tensor): Tensor {
  const y = x.graph.emitOne('LogSoftmax', [x], x, { attributes: { axis: x.shape.length - 1 } });
  return recorded([x], y, (dy) => [() => sub(dy, mul(exp(y), reduceSum(dy, [-1], true)))]);
}
