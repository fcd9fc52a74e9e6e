import { describe, expect, it } from 'vitest';
import { sitterOf } from '../testing/sitter.ts';
import { portray } from './portrait.ts';

const lines = async (lists: number[][]): Promise<string[]> => (await portray(sitterOf(lists))).text.split('\n');

describe('portray', () => {
  it('shows the first eight documents, a line each', async () => {
    expect(await lines(Array.from({ length: 12 }, (_, i) => [i, i]))).toEqual(['0 0', '1 1', '2 2', '3 3', '4 4', '5 5', '6 6', '7 7']);
  });

  it('cuts a document after 120 tokens and says so', async () => {
    const [whole, cut] = await lines([Array<number>(120).fill(1), Array<number>(121).fill(1)]);
    expect(whole!.split(' ')).toHaveLength(120);
    expect(cut).toBe(`${whole} …`);
  });

  it('marks an empty document', async () => {
    expect(await lines([[], [3]])).toEqual(['(empty)', '3']);
  });
});
