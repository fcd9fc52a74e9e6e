// Means over axes.
import type { Tensor } from '../graph.ts';
import { sizeOf } from '../tensor-data.ts';
import { mul } from './arithmetic.ts';
import { reduceSum } from './shapes.ts';

/** The mean over some axes, all of them by default; as `reduceSum`, divided by how many elements were summed. */
export function reduceMean(x: Tensor, axes?: readonly number[], keepAxes = false): Tensor {
  const sum = reduceSum(x, axes, keepAxes);
  return mul(sum, sizeOf(sum.shape) / sizeOf(x.shape));
}
