import type { World } from '@collapse-lab/runner';
import type { Documents } from '@collapse-lab/numeric';
import { describe, expect, it } from 'vitest';
import { documentsOf, listsOf } from './testing/documents.ts';
import { portray } from './portrait.ts';

const world: World<Documents> = { draw: (): never => { throw new Error('unused'); }, show: (items, i) => listsOf(items)[i]!.join(' '), facts: {} };
const lines = (lists: number[][]): string[] => portray({ world, sample: documentsOf(lists) }).text.split('\n');

describe('portray', () => {
  it('shows the first eight documents, a line each', () => {
    expect(lines(Array.from({ length: 12 }, (_, i) => [i, i]))).toEqual(['0 0', '1 1', '2 2', '3 3', '4 4', '5 5', '6 6', '7 7']);
  });

  it('cuts a document after 120 tokens and says so', () => {
    const [whole, cut] = lines([Array<number>(120).fill(1), Array<number>(121).fill(1)]);
    expect(whole!.split(' ')).toHaveLength(120);
    expect(cut).toBe(`${whole} …`);
  });

  it('marks an empty document', () => {
    expect(lines([[], [3]])).toEqual(['(empty)', '3']);
  });
});
