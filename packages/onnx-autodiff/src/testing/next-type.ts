// A model large enough that its products are computed by several threads: two layers, looked up and scored like a language model.
import type { AdamWOptions } from '../adamw.ts';
import { add, embedding, linearCrossEntropy, matMul, rmsNorm, squaredRelu } from '../operators/all.ts';
import type { Feeds } from '../session.ts';
import { parameterCount } from '../parameters.ts';
import { trainingModel } from '../training-graph.ts';

const ROWS = 512;
const TYPES = 300;
const WIDTH = 64;
const SHAPES = { table: [TYPES, WIDTH], up: [WIDTH, 4 * WIDTH], down: [4 * WIDTH, WIDTH] };

export const optimizer: AdamWOptions = { beta1: 0.9, beta2: 0.95, epsilon: 1e-8, weightDecay: 0.1, clipNorm: 1 };

/** Predicts the next of a sequence of types. */
export function nextTypeModel(form: 'loop' | 'step', parts = 1): Uint8Array {
  return trainingModel({
    parameters: SHAPES,
    batch: { ids: { shape: [ROWS], dtype: 'int32' }, targets: { shape: [ROWS], dtype: 'int32' } },
    loss: ({ table, up, down }, { ids, targets }) => {
      const x = embedding(table, ids); // (n, d)
      const hidden = squaredRelu(matMul(rmsNorm(x, 1e-5), up)); // (n, 4d)
      return linearCrossEntropy(rmsNorm(add(x, matMul(hidden, down)), 1e-5), table, targets);
    },
    optimizer,
    form,
    parts,
  });
}

/** Parameters of some hundredths, the same every time. */
export function startingParameters(): Float32Array {
  return Float32Array.from({ length: parameterCount(SHAPES) }, (_, at) => 0.05 * Math.sin(at * (1 + 0.01 * at)));
}

/** Batches of a sequence in which every type has one successor, from one step up to but not including another. */
export function batches(from: number, to: number): Feeds {
  const typeAt = (at: number): number => (at * at) % TYPES;
  const ids = (shift: number): Int32Array => Int32Array.from({ length: (to - from) * ROWS }, (_, at) => typeAt(from * ROWS + at + shift));
  return { ids: { data: ids(0), shape: [to - from, ROWS] }, targets: { data: ids(1), shape: [to - from, ROWS] } };
}
