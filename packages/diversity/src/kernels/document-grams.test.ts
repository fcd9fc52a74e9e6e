import { expect, it } from 'vitest';
import { documentsOfLists } from '../testing/documents.ts';
import { documentFrequencies, documentGrams } from './document-grams.ts';
import { ngramsOf } from './ngrams.ts';
import { positionsOf } from './positions.ts';

const documents = documentsOfLists([[7, 8, 7], [], [8, 9]], 1);
const grams = documentGrams(documents, ngramsOf(positionsOf(documents), 1));

it('collects the spans of each document with their counts', () => {
  expect([...grams.starts]).toEqual([0, 2, 2, 4]);
  expect([...grams.numbers]).toEqual([0, 1, 1, 2]);
  expect([...grams.counts]).toEqual([2, 1, 1, 1]);
});

it('knows in how many documents a span is', () => {
  expect([...documentFrequencies(grams)]).toEqual([1, 2, 1]);
});
