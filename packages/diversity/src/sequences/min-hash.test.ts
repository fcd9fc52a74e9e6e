import { streams } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { drawMinHashPermutations, minHash, minHashPermutations, minHashSimilarity } from './min-hash.ts';

const coefficient = fc.bigInt({ min: 1n, max: (1n << 61n) - 2n });
const hash = fc.nat({ max: 0xffffffff });

it('is bit for bit what arithmetic on big integers gives', () => {
  fc.assert(
    fc.property(coefficient, coefficient, hash, (a, b, h) => {
      const image = (BigInt.asUintN(64, a * BigInt(h) + b) % ((1n << 61n) - 1n)) & 0xffffffffn;
      expect(minHash(Uint32Array.of(h), minHashPermutations([a], [b]))[0]).toBe(Number(image));
    }),
    { numRuns: 2000 },
  );
});

it('estimates the Jaccard similarity', () => {
  const rng = streams('min-hash').rng();
  const permutations = drawMinHashPermutations(1000, rng);
  const hashes = Uint32Array.from({ length: 300 }, () => rng.bits());
  const similarity = minHashSimilarity(minHash(hashes.subarray(0, 200), permutations), minHash(hashes.subarray(100), permutations));
  // 100 of 300 are common; the standard error is √(J(1 − J) / 1000) = 0.0149, and 5 of them are 0.075.
  expect(Math.abs(similarity - 1 / 3)).toBeLessThan(0.075);
});

it('has the largest entries for the empty set', () => {
  expect([...minHash(new Uint32Array(), minHashPermutations([5n, 7n], [1n, 2n]))]).toEqual([0xffffffff, 0xffffffff]);
});
