// The operators under the names of PyTorch's stored values: what is applied to a case's inputs.
import * as operators from '../operators/all.ts';
import type { Tensor } from '../graph.ts';

type Apply = (...inputs: [Tensor, Tensor, Tensor]) => Tensor;

const { concat, expand, layerNorm, logSoftmax, matMul, mul, reduceMean, reduceSum, reshape, rmsNorm, slice, softmax, split, transpose } = operators;

export const operatorCases: Readonly<Record<string, Apply>> = {
  add: operators.add,
  sub: operators.sub,
  mul,
  div: operators.div,
  neg: operators.neg,
  relu: operators.relu,
  squaredRelu: operators.squaredRelu,
  sigmoid: operators.sigmoid,
  silu: operators.silu,
  tanh: operators.tanh,
  erf: operators.erf,
  gelu: operators.gelu,
  geluTanh: operators.geluTanh,
  square: operators.square,
  sqrt: operators.sqrt,
  exp: operators.exp,
  log: operators.log,
  matMul,
  'matMul of stacks': matMul,
  'matMul of a stack and a matrix': matMul,
  'matMul with broadcasting': matMul,
  reshape: (x) => reshape(x, [2, -1]),
  expand: (x) => expand(x, [2, 3, 4]),
  reduceSum: (x) => reduceSum(x, [0, 2]),
  reduceMean: (x) => reduceMean(x, [-1], true),
  transpose: (x) => transpose(x, [1, 2, 0]),
  slice: (x) => slice(x, 1, 1, 3),
  concat: (a, b) => concat([a, b], 1),
  split: (x) => {
    const [first, , last] = split(x, 1, 3);
    return mul(first!, last!);
  },
  softmax: (x) => softmax(x),
  logSoftmax: (x) => logSoftmax(x),
  layerNorm: (x, gain, bias) => layerNorm(x, gain, bias, 1e-5),
  rmsNorm: (x) => rmsNorm(x, 1e-5),
  embedding: operators.embedding,
  pick: operators.pick,
  crossEntropy: operators.crossEntropy,
  linearCrossEntropy: operators.linearCrossEntropy,
  causalAttention: operators.causalAttention,
};
