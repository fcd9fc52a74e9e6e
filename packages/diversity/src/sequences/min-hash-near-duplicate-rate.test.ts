import { streams } from '@collapse-lab/numeric';
import { expect, it } from 'vitest';
import { documentsOfLists } from '../testing/documents.ts';
import { minHashNearDuplicateRate } from './min-hash-near-duplicate-rate.ts';
import { nearDuplicateRate } from './near-duplicate-rate.ts';

// Twelve texts of 40 tokens, each with a variant that differs in one token at its end: 37 of 39 shingles of three in common, J = 37 / 39 ≈ 0.95.
const lists = Array.from({ length: 12 }, (_, text) => Array.from({ length: 40 }, (_, i) => 100 * text + i)).flatMap((list) => [list, list.with(39, 9999)]);
const documents = documentsOfLists([...lists, [1, 2, 3, 4], [7, 7, 7]]);
const options = { shingle: 3, threshold: 0.8, bands: 16, rows: 4 } as const;

it.each(['any-neighbour', 'earlier-neighbour'] as const)('finds what the exact rate finds: %s', (counting) => {
  // A pair is missed with chance (1 − 0.95⁴)^16 ≈ 3e-12.
  const rate = minHashNearDuplicateRate(documents, { ...options, counting }, streams('bands').rng());
  expect(rate).toBe(nearDuplicateRate(documents, { ...options, counting }));
  expect(rate).toBe((counting === 'any-neighbour' ? 24 : 12) / 26);
});

it('never finds more, whatever meets in a band', () => {
  // One row for each band lets nearly everything meet; only pairs at the threshold count.
  const loose = minHashNearDuplicateRate(documents, { ...options, bands: 40, rows: 1, threshold: 0.99, counting: 'any-neighbour' }, streams('bands').rng());
  expect(loose).toBe(0);
});

it('finds equal documents, be they short or empty', () => {
  const short = documentsOfLists([[], [1], [], [1], [2]]);
  expect(minHashNearDuplicateRate(short, { ...options, counting: 'earlier-neighbour' }, streams('bands').rng())).toBe(2 / 5);
});
