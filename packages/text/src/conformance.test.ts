// The families of documents hold to what every family must.
import type { Documents } from '@collapse-lab/numeric';
import type { Batch, Model } from '@collapse-lab/runner';
import { familyConformance } from '@collapse-lab/runner/testing';
import { describe, test } from 'vitest';
import { documentsAlgebra } from './algebra.ts';
import { ngram } from './families/ngram.ts';
import { documentsOf } from './testing/documents.ts';

const lists = [[0, 1, 2, 0, 1], [1, 0], [2, 2, 0], [], [0, 1, 1, 2, 0, 1, 2], [3]];
const batch: Batch<Documents> = { items: documentsOf(lists), bornIn: new Uint32Array(lists.length), bornBy: new Uint16Array(lists.length) };

describe.each([1, 2, 4])('ngram of order %i', (order) => {
  const model = (): Model<Documents> => ngram.create({ order, smoothing: 'witten-bell', maxTokens: 50 });
  for (const { name, run } of familyConformance({ model, algebra: documentsAlgebra, batch })) test(name, run);
});
