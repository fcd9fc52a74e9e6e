// The families of counts hold to what every family must.
import { streams, type Counts } from '@collapse-lab/numeric';
import type { Batch, Model } from '@collapse-lab/runner';
import { familyConformance } from '@collapse-lab/runner/testing';
import { describe, test } from 'vitest';
import { countsAlgebra } from './algebra.ts';
import { families } from './families/registry.ts';

const rng = streams('conformance of counts').rng();
const batchOf = (most: number, weighted = false): Batch<Counts> => {
  const items: Counts = { values: Uint32Array.from({ length: 50 }, () => rng.below(most + 1)) };
  return { items, bornIn: new Uint32Array(50), bornBy: new Uint16Array(50), ...(weighted && { weight: Float64Array.from({ length: 50 }, (_, i) => 0.5 + (i % 3)) }) };
};

describe.each<[string, Record<string, unknown>, Batch<Counts>]>([
  ['bernoulli', {}, batchOf(1)],
  ['bernoulli', { sampling: 'statistics' }, batchOf(1, true)],
  ['categorical', { symbols: 'seen', addK: 0 }, batchOf(6, true)],
  ['categorical', { symbols: 9, addK: 0.5 }, batchOf(6)],
  ['categorical', { symbols: 9, addK: 0, scoreAddK: 1 }, batchOf(6)],
  ['categorical', { symbols: 9, addK: 0, sampling: 'statistics' }, batchOf(6)],
  ['categorical', { symbols: 'seen', addK: 0, sampling: 'statistics' }, batchOf(6)],
  ['corrected-categorical', { symbols: 9, realShare: 0.3 }, batchOf(6)],
  ['corrected-categorical', { symbols: 9, realShare: 0.3 }, batchOf(6, true)],
  // A choice of 1 and a signal of 0: a tie, as elsewhere nothing is left to chance.
  ['herd', {}, { items: { values: Uint32Array.of(1, 1, 0) }, bornIn: Uint32Array.of(0, 1, 0), bornBy: new Uint16Array(3) }],
  ['poisson', {}, batchOf(20, true)],
  ['poisson', { sampling: 'statistics' }, batchOf(20)],
])('%s %j', (family, parameters, batch) => {
  const model = (): Model<Counts> => families.get(family).create(parameters);
  for (const { name, run } of familyConformance({ model, algebra: countsAlgebra, batch })) test(name, run);
});
