import { expect, it } from 'vitest';
import { nearDuplicateClusters } from './near-duplicate-clusters.ts';
import { nearDuplicateRate } from './near-duplicate-rate.ts';

function documentsOf(...texts: readonly string[]): { tokens: Uint32Array; starts: Uint32Array } {
  const starts = [0];
  for (const text of texts) starts.push(starts.at(-1)! + text.length);
  return { tokens: Uint32Array.from(texts.join(''), (letter) => letter.charCodeAt(0) - 97), starts: Uint32Array.from(starts) };
}

const options = { shingle: 1, threshold: 0.6 };

it('links documents by chains of similar pairs, and puts the largest cluster first', () => {
  // abcd ~ abce (3/5), abce ~ abef (3/5), but abcd and abef share 2 of 6; xyz stands twice; mno alone.
  const documents = documentsOf('xyz', 'abcd', 'mno', 'abef', 'abce', 'xyz');
  expect(nearDuplicateClusters(documents, options)).toEqual([[1, 3, 4], [0, 5]]);
});

it('holds the documents that the rate counts', () => {
  const documents = documentsOf('abcd', 'abce', 'q', 'abcf', 'q', 'rstu', 'v');
  const clustered = nearDuplicateClusters(documents, options).flat().length;
  expect(clustered / 7).toBe(nearDuplicateRate(documents, { ...options, counting: 'any-neighbour' }));
});

it('has no cluster where nothing is alike', () => {
  expect(nearDuplicateClusters(documentsOf('abc', 'def'), options)).toEqual([]);
});
