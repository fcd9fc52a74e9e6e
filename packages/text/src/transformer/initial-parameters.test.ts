import { streams } from '@collapse-lab/numeric';
import { parameterCount, placesOf } from '@collapse-lab/onnx-autodiff';
import { expect, it } from 'vitest';
import { documentsOf } from '../testing/documents.ts';
import { fitTransformer } from './fit-transformer.ts';
import { initialParameters } from './initial-parameters.ts';
import { parameterShapes, type Architecture } from './network.ts';

it.each(['lean', 'gpt2'] as const)('is of variance one over the inputs, and adds nothing to the residual stream, %s', (form) => {
  const architecture: Architecture = { form, symbols: 500, context: 100, width: 64, layers: 2, heads: 2 };
  const shapes = parameterShapes(architecture);
  const vector = initialParameters(architecture, streams('initial').rng());
  expect(vector).toHaveLength(parameterCount(shapes));
  for (const { name, start, end } of placesOf(shapes)) {
    const part = vector.subarray(start, end);
    const kind = name.split('.').at(-1)!;
    if (kind === 'gain') expect(part.every((x) => x === 1)).toBe(true);
    else if (['bias', 'mix', 'down'].includes(kind)) expect(part.every((x) => x === 0)).toBe(true);
    else {
      // All of these take 64 numbers. The mean square of m normal numbers has a standard error of √(2/m).
      const square = part.reduce((sum, x) => sum + x * x, 0) / part.length;
      expect(Math.abs(64 * square - 1)).toBeLessThan(5 * Math.sqrt(2 / part.length));
    }
  }
});

it.each(['lean', 'gpt2'] as const)('leaves the law of single tokens behind within twenty steps, %s', async (form) => {
  const shape = { form, context: 32, width: 64, layers: 2, heads: 2 };
  // Every token has one successor, all tokens are as frequent: ln 64 = 4.16 nats alone, nearly none after the first.
  const cycles = documentsOf(Array.from({ length: 64 }, (_, first) => Array.from({ length: 64 }, (_, i) => (first + 37 * i) % 64)));
  const outcome = await fitTransformer(
    {
      architecture: shape, vocabulary: 64, start: 'scratch', train: { tokens: 100 * 8 * 32 }, batch: 8, stop: 'never', threads: 1,
      schedule: { learningRate: 0.004, warmup: 0.05, finalShare: 0.1 },
      optimizer: { beta1: 0.9, beta2: 0.95, epsilon: 1e-8, weightDecay: 0.1, clipNorm: 1 },
    },
    cycles,
    { streams: streams('initial'), previous: undefined, decoding: {} } as Parameters<typeof fitTransformer>[2],
  );
  if ('ended' in outcome) throw new Error(outcome.ended.message);
  // The mean of steps 11 to 20; matrices of standard deviation 0.02 are at 1.8 by then.
  expect(outcome.trace!['trainLoss2']).toBeLessThan(Math.log(64) / 4);
});
