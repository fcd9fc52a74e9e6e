import { expect, test } from 'vitest';
import { documentsOf } from '../testing/documents.ts';
import { generationOf } from '../testing/generation.ts';
import { novelty } from './novelty.ts';

test('counts bigrams that neither the real sample nor the held-out documents have, never across documents', () => {
  const seen = { ...generationOf(2, [[0, 1, 2], [2, 0], [5]], [[0, 1], [2]]), heldOut: documentsOf([[1, 2]]) };
  // 0 1 is real, 1 2 held out, 2 0 stands nowhere within a document.
  expect(novelty.create({}).measure(seen)).toEqual({ novelBigrams: 1 / 3 });
});

test('is silent at generation 0, and NaN where no document has two tokens', () => {
  expect(novelty.create({}).measure(generationOf(0, [[0, 1]]))).toEqual({});
  expect(novelty.create({}).measure(generationOf(1, [[0]]))).toEqual({ novelBigrams: NaN });
});
