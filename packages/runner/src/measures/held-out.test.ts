import { describe, expect, it } from 'vitest';
import type { Awaitable, Generation, Row } from '../contracts.ts';
import { heldOut } from './held-out.ts';

/** The row for held-out items of these log-likelihoods. */
const measure = (logLikelihood: number[], baseline?: Row): Awaitable<Row> => {
  const scores = { logLikelihood: Float64Array.from(logLikelihood), unitStart: new Uint32Array() };
  return heldOut<number[]>().create({}).measure({ model: { score: () => scores }, heldOut: [], baseline, world: {} } as unknown as Generation<number[]>);
};

describe('held-out', () => {
  it('gives the loss since generation 1, which is the baseline', async () => {
    expect(await measure([-1, -2])).toEqual({ heldOutNll: 1.5, fidelityLoss: 0, impossibleShare: 0 });
    expect(await measure([-1, -4], { heldOutNll: 1.5 })).toEqual({ heldOutNll: 2.5, fidelityLoss: 1, impossibleShare: 0 });
  });

  it('counts an infinite loss, and knows none where the baseline is infinite or was not recorded', async () => {
    expect(await measure([-1, -Infinity], { heldOutNll: 1.5 })).toEqual({ heldOutNll: Infinity, fidelityLoss: Infinity, impossibleShare: 0.5 });
    expect(await measure([-1, -1], { heldOutNll: Infinity })).toEqual({ heldOutNll: 1, impossibleShare: 0 });
    expect(await measure([-1, -1], {})).toEqual({ heldOutNll: 1, impossibleShare: 0 });
  });
});
