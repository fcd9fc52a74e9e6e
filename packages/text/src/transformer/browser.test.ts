import { callInChromium, chromiumIsMissing } from '@collapse-lab/onnx-autodiff/node/testing';
import { expect, it } from 'vitest';
import { trainingLosses } from '../testing/training-losses.ts';
import { lossBeforeTraining } from './loss-before-training.ts';

const missing = chromiumIsMissing();
if (missing !== undefined) process.stderr.write(`Training in browsers is not tested here: ${missing}\n`);

it.skipIf(missing !== undefined && process.env['CI'] !== 'true')('trains in a browser as in Node: every loss is the same to 1e-4', async () => {
  const architecture = { form: 'lean', symbols: 512, context: 64, width: 64, layers: 2, heads: 2 } as const;
  // More than are taken in one run of the session.
  const steps = 34;
  const here = await trainingLosses(architecture, steps);
  const there = (await callInChromium(new URL('../testing/training-losses.ts', import.meta.url), 'trainingLosses', architecture, steps)) as number[];
  expect(there.length).toBe(steps);
  expect(Math.abs(here[0]! - lossBeforeTraining(architecture))).toBeLessThan(0.2);
  expect(here.at(-1)).toBeLessThan(here[0]! - 1);
  expect(Math.max(...there.map((loss, step) => Math.abs(loss - here[step]!)))).toBeLessThan(1e-4);
});
