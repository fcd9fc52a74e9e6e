// The families of documents hold to what every family must.
import type { Documents } from '@collapse-lab/numeric';
import type { Batch, Model } from '@collapse-lab/runner';
import { familyConformance } from '@collapse-lab/runner/testing';
import { describe, test } from 'vitest';
import { documentsAlgebra } from './algebra.ts';
import { ngram } from './families/ngram.ts';
import { smoothings } from './smoothings/registry.ts';
import { documentsOf } from './testing/documents.ts';
import { referenceParameters } from './testing/reference-law.ts';

const lists = [[0, 1, 2, 0, 1], [1, 0], [2, 2, 0], [], [0, 1, 1, 2, 0, 1, 2], [3]];
const batch: Batch<Documents> = { items: documentsOf(lists), bornIn: new Uint32Array(lists.length), bornBy: new Uint16Array(lists.length) };

const models: [string, object][] = [
  ...[1, 2, 4].map((order): [string, object] => [`of order ${order}`, { order, smoothing: 'witten-bell' }]),
  ...smoothings.ids.map((kind): [string, object] => [`drawn as smoothed by ${kind}`, { order: 3, smoothing: { kind, ...referenceParameters[kind] }, draws: 'smoothed' }]),
  ['without boundaries', { order: 3, smoothing: 'none', boundaries: 'none' }],
  ['of a closed vocabulary with single boundaries', { order: 3, smoothing: 'modified-kneser-ney', boundaries: 'single', vocabulary: 'closed' }],
];

describe.each(models)('ngram %s', (_, keys) => {
  const model = (): Model<Documents> => ngram.create({ maxTokens: 50, ...keys });
  for (const { name, run } of familyConformance({ model, algebra: documentsAlgebra, batch })) test(name, run);
});
