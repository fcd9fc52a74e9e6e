import { expect, it } from 'vitest';
import { variationalMixtureDivergence } from './variational-mixture-divergence.ts';

it('is the divergence itself for one component each', () => {
  expect(variationalMixtureDivergence({ weightsP: [1], weightsQ: [1], within: [0], between: [0.7] })).toBeCloseTo(0.7, 14);
});

it('is 0 for equal mixtures', () => {
  const divergences = [0, 2, 3, 0];
  expect(variationalMixtureDivergence({ weightsP: [0.3, 0.7], weightsQ: [0.3, 0.7], within: divergences, between: divergences })).toBeCloseTo(0, 15);
});

it('is ln(1 / weight) for a component that is far from all others', () => {
  expect(variationalMixtureDivergence({ weightsP: [1], weightsQ: [0.25, 0.75], within: [0], between: [0, 1e4] })).toBeCloseTo(Math.log(4), 14);
});
