import { describe, expect, it } from 'vitest';
import { blockSizes, cutBlocks } from './blocks.ts';

describe('blockSizes', () => {
  it.each([
    ['many items', 5000, 12_000, 250, { blocks: 20, perBlock: 250, have: 5000 }],
    ['a reference whose half is smaller', 5000, 400, 250, { blocks: 20, perBlock: 10, have: 200 }],
    ['few items', 40, 200, 250, { blocks: 8, perBlock: 5, have: 40 }],
    ['the fewest that are tested', 8, 16, 250, { blocks: 8, perBlock: 1, have: 8 }],
    ['too few', 7, 100, 250, { blocks: 1, perBlock: 7, have: 7 }],
  ])('of %s', (_, group, reference, most, sizes) => {
    expect(blockSizes(group, reference, most, 19)).toEqual(sizes);
  });

  it('has more blocks, and so more arrangements, where there are many tests', () => {
    expect(blockSizes(40, 200, 250, 161)).toEqual({ blocks: 10, perBlock: 4, have: 40 });
    expect(blockSizes(9, 200, 250, 161)).toEqual({ blocks: 8, perBlock: 1, have: 9 });
  });
});

it('cuts a reference into a control and an anchor that share nothing', () => {
  const reference = Array.from({ length: 40 }, (_, i) => i);
  const { control, group, anchor } = cutBlocks(['a', 'b', 'c', 'd'].map((_, i) => 100 + i), reference, { blocks: 2, perBlock: 2, have: 4 });
  expect(control).toEqual([[0, 1], [2, 3]]);
  expect(group).toEqual([[100, 101], [102, 103]]);
  expect(anchor).toEqual([20, 21, 22, 23]);
});
