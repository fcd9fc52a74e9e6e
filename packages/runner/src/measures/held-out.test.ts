import { describe, expect, it } from 'vitest';
import type { Awaitable, Generation, Row, Scores } from '../contracts.ts';
import { heldOut } from './held-out.ts';

const scores = (logLikelihood: number[]): Scores => ({ logLikelihood: Float64Array.from(logLikelihood), unitStart: new Uint32Array() });

/** The row for held-out items of these log-likelihoods under the model, and under the world's law. */
const measure = (model: number[], baseline?: Row, truth?: number[]): Awaitable<Row> => {
  const world = truth ? { score: () => scores(truth) } : {};
  return heldOut<number[]>().create({}).measure({ model: { score: () => scores(model) }, heldOut: [], baseline, world } as unknown as Generation<number[]>);
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

  it("gives the risk in excess of the world's own law, where both speak of the same units", async () => {
    expect(await measure([-1, -2], {}, [-1, -1])).toEqual({ heldOutNll: 1.5, excessRisk: 0.5, impossibleShare: 0 });
    expect(await measure([-1, -2], {}, [-1, -1, -0.1])).toEqual({ heldOutNll: 1.5, impossibleShare: 0 });
  });
});
