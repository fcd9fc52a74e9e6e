import { streams } from '@collapse-lab/numeric';
import type { Batch, World } from '@collapse-lab/runner';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { documentsAlgebra } from '../algebra.ts';
import { documentsOf, listsOf } from '../testing/documents.ts';
import { dedupeNear } from './dedupe-near.ts';

type Lists = readonly (readonly number[])[];

async function kept(lists: Lists, shingle: number, threshold: number): Promise<number[][]> {
  const batch: Batch<ReturnType<typeof documentsOf>> = { items: documentsOf(lists), bornIn: new Uint32Array(lists.length), bornBy: new Uint16Array(lists.length) };
  const context = { algebra: documentsAlgebra, world: {} as World<never>, streams: streams(1), count: lists.length, rewards: () => Promise.reject(new Error()) };
  return listsOf((await dedupeNear.create({ shingle, threshold }).select(batch, context)).items);
}

/** All pairs, by the definition. */
function bruteForce(lists: Lists, shingle: number, threshold: number): Lists {
  const runs = (list: readonly number[]): Set<string> =>
    new Set(list.length < shingle ? [`all of ${list.join(' ')}`] : list.slice(shingle - 1).map((_, i) => list.slice(i, i + shingle).join(' ')));
  const chosen: (readonly number[])[] = [];
  for (const list of lists) {
    const own = runs(list);
    const similarity = (other: readonly number[]): number => {
      const theirs = runs(other);
      const shared = [...own].filter((run) => theirs.has(run)).length;
      return shared / (own.size + theirs.size - shared);
    };
    if (!chosen.some((other) => similarity(other) >= threshold)) chosen.push(list);
  }
  return chosen;
}

describe('dedupe-near', () => {
  it('keeps the first of documents whose runs are mostly the same', async () => {
    const first = [1, 2, 3, 4, 5, 6];
    // Of 5 pairs each they share 4: similarity 4/6.
    const second = [1, 2, 3, 4, 5, 9];
    expect(await kept([first, second], 2, 2 / 3)).toEqual([first]);
    expect(await kept([first, second], 2, 0.67)).toEqual([first, second]);
    expect(await kept([second, first], 2, 2 / 3)).toEqual([second]);
  });

  it('counts a run once however often it comes, and in any order', async () => {
    expect(await kept([[1, 2, 1, 2, 1, 2], [2, 1, 2, 1]], 2, 1)).toEqual([[1, 2, 1, 2, 1, 2]]);
  });

  it('takes documents shorter than a run as equal only to their like', async () => {
    expect(await kept([[1, 2], [1, 2, 3], [1, 2], [], [1], []], 3, 0.1)).toEqual([[1, 2], [1, 2, 3], [], [1]]);
  });

  it('lets what was dropped drop nothing itself', async () => {
    // The second is like the first, the third like the second alone.
    const chain = [[1, 2, 3, 4], [3, 4, 5, 6], [5, 6, 7, 8]];
    expect(await kept(chain, 1, 1 / 3)).toEqual([chain[0], chain[2]]);
  });

  it('keeps what comparing all pairs would keep', async () => {
    const lists = fc.array(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 9 }), { maxLength: 25 });
    const threshold = fc.oneof(fc.double({ min: 0.05, max: 1, noNaN: true }), fc.constantFrom(1 / 3, 0.5, 2 / 3, 0.7, 0.8, 1));
    await fc.assert(
      fc.asyncProperty(lists, fc.integer({ min: 1, max: 4 }), threshold, async (all, shingle, share) => {
        expect(await kept(all, shingle, share)).toEqual(bruteForce(all, shingle, share));
      }),
      { numRuns: 500, seed: 5 },
    );
  });
});
