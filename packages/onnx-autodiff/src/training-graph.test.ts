import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { add, matMul, reduceMean, square, sub, transpose } from './operators/all.ts';
import { nodeRuntime } from './node/index.ts';
import type { Runtime } from './session.ts';
import { batches, nextTypeModel, optimizer, startingParameters } from './testing/next-type.ts';
import { fedFrom, pytorch } from './node/testing/pytorch.ts';
import { runtimes } from './node/testing/runtimes.ts';
import { freshState, train, type TrainingRun, type TrainingState } from './trainer.ts';
import { trainingModel } from './training-graph.ts';

const RATES = Float64Array.from({ length: 6 }, (_, at) => 0.01 / (1 + at));

/** Trains from the start in runs of `perRun` steps. */
async function trained(runtime: Runtime, form: 'loop' | 'step', perRun: number, parts = 1): Promise<{ state: TrainingState; losses: number[] }> {
  const session = await runtime.open(nextTypeModel(form, parts));
  let state = freshState(startingParameters());
  const losses: number[] = [];
  for (let at = 0; at < RATES.length; at += perRun) {
    const run: TrainingRun = await train(session, state, batches(at, at + perRun), RATES.subarray(at, at + perRun), optimizer);
    state = run.state;
    losses.push(...run.losses);
  }
  await session.close();
  return { state, losses };
}

describe.each(runtimes)('training in %s', (_, start) => {
  let runtime: Runtime;
  beforeAll(async () => { runtime = await start(); });
  afterAll(() => runtime.close());

  it(`takes the steps of PyTorch ${pytorch.torch}'s AdamW with clipped gradients`, async () => {
    const { start: [weight, bias], x, y, rates, losses, norms, end } = pytorch.adamW;
    const adamW = { beta1: 0.8, beta2: 0.9, epsilon: 1e-6, weightDecay: 0.3, clipNorm: 2 };
    const session = await runtime.open(trainingModel({
      parameters: { weight: [2, 3], bias: [2] },
      batch: { x: { shape: [4, 3], dtype: 'float32' }, y: { shape: [4, 2], dtype: 'float32' } },
      loss: (p, batch) => reduceMean(square(sub(add(matMul(batch.x, transpose(p.weight)), p.bias), batch.y))),
      optimizer: adamW,
    }));
    const run = await train(session, freshState(Float32Array.from([...weight!.data, ...bias!.data])), { x: fedFrom(x), y: fedFrom(y) }, Float64Array.from(rates), adamW);
    const close = (actual: Float32Array, expected: number[]): void => {
      expect(actual).toHaveLength(expected.length);
      // Five steps in single precision.
      expected.forEach((value, at) => { expect(Math.abs(actual[at]! - value)).toBeLessThan(1e-5 * (1 + Math.abs(value))); });
    };
    close(run.losses, losses);
    close(run.gradientNorms, norms);
    close(run.state.parameters, end.flatMap(({ data }) => data));
    expect(run.state.step).toBe(5);
  });

  it('gives the same bits step by step, in a Loop, and in runs of any length', async () => {
    const whole = await trained(runtime, 'loop', 6);
    for (const [form, perRun] of [['loop', 6], ['loop', 2], ['loop', 1], ['step', 1]] as const) expect(await trained(runtime, form, perRun)).toEqual(whole);
    expect(whole.losses[5]).toBeLessThan(0.9 * whole.losses[0]!);
  });

  it('takes the same steps where a batch is cut into parts, but for rounding, and the same bits in either form', async () => {
    const [whole, cut] = [await trained(runtime, 'loop', 6), await trained(runtime, 'loop', 6, 4)];
    // Means of 512 losses of order 6 in another order; parameters differ by more where a second moment is near zero.
    cut.losses.forEach((loss, at) => { expect(Math.abs(loss - whole.losses[at]!)).toBeLessThan(1e-5); });
    expect(await trained(runtime, 'step', 1, 4)).toEqual(cut);
  });
});

describe('parts of a batch', () => {
  it('must be equal', () => {
    expect(() => nextTypeModel('loop', 3)).toThrow('ids must have a first axis that 3 parts share equally, but got [512]; ask for fewer parts');
  });
});

describe('training on CPUs', () => {
  it('gives the same bits on one thread and on two', async () => {
    const results = await Promise.all([1, 2].map(async (threads) => {
      const runtime = nodeRuntime({ threads });
      const result = await trained(runtime, 'loop', 3);
      await runtime.close();
      return result;
    }));
    expect(results[1]).toEqual(results[0]);
  });

  it('has nearly the losses of Node in WebAssembly', async () => {
    const [node, web] = await Promise.all(runtimes.map(async ([, start]) => {
      const runtime = await start();
      const { losses } = await trained(runtime, 'loop', 6);
      await runtime.close();
      return losses;
    }));
    // Sums of some hundred products in another order.
    node!.forEach((loss, at) => { expect(Math.abs(loss - web![at]!)).toBeLessThan(1e-4); });
  });

  it('records a loss that is not a number, and goes on', async () => {
    const runtime = nodeRuntime({ threads: 1 });
    const session = await runtime.open(nextTypeModel('loop'));
    const { losses, gradientNorms } = await train(session, freshState(startingParameters()), batches(0, 3), Float64Array.of(1e30, 1e30, 1e30), optimizer);
    expect([losses[0]! > 0, losses[2], gradientNorms[2]]).toEqual([true, NaN, NaN]);
    await runtime.close();
  });
});
