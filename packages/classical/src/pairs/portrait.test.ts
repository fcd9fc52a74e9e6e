import { streams, type Pairs } from '@collapse-lab/numeric';
import { memoryHost } from '@collapse-lab/runner/testing';
import { expect, test } from 'vitest';
import { portrayPairs } from './portrait.ts';
import { line } from './worlds/line.ts';

test('shows the first 20 pairs, one per line', async () => {
  const world = await line.create({ intercept: 0, slope: [1], mean: 0, stdDev: 1, noise: 1 }).open({ host: memoryHost(), streams: streams(1), heldOut: 1 });
  const sample: Pairs = { covariates: Float64Array.from({ length: 25 }, (_, i) => i), responses: new Float64Array(25).fill(0.5), dimensions: 1 };
  const { text, curve } = portrayPairs({ world, sample });
  expect([text.split('\n'), curve]).toEqual([Array.from({ length: 20 }, (_, i) => `${i} → 0.5`), undefined]);
});
