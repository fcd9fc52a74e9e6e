// How a group and the reference are cut into blocks that can be compared: disjoint, of equal size, independent.
import { CHAINS_FOR_A_P_VALUE } from '@collapse-lab/statistics';
import type { Blocks } from './contracts.ts';

/** Blocks an arm at most; more of them would be smaller without telling more. */
const MOST_BLOCKS = 20;
/** Tests above which two arms of the fewest blocks have too few arrangements: 2 of 12,870, times 160 tests, is half of 5 %. */
const TESTS_FOR_MORE_BLOCKS = 160;
/** Blocks that an arm has then, as far as there are items: 2 of 184,756 arrangements. */
const BLOCKS_FOR_MANY_TESTS = 10;
/** Items that a block has before there are more than the fewest blocks. */
const WANTED_PER_BLOCK = 10;

export interface BlockSizes {
  readonly blocks: number;
  readonly perBlock: number;
  /** Items of the smaller arm. */
  readonly have: number;
}

/**
 * Sizes for a group and a reference of so many items, half of which become the control, in a call of so many tests. Between 8 and 20
 * blocks; below 8 items there is one block, which gives a value and no interval.
 */
export function blockSizes(group: number, reference: number, mostPerBlock: number, tests: number): BlockSizes {
  const have = Math.min(group, Math.floor(reference / 2));
  const fewest = tests > TESTS_FOR_MORE_BLOCKS && have >= BLOCKS_FOR_MANY_TESTS ? BLOCKS_FOR_MANY_TESTS : CHAINS_FOR_A_P_VALUE;
  const blocks = have < CHAINS_FOR_A_P_VALUE ? 1 : Math.min(MOST_BLOCKS, Math.max(fewest, Math.floor(have / WANTED_PER_BLOCK)));
  return { blocks, perBlock: Math.min(mostPerBlock, Math.floor(have / blocks)), have };
}

/**
 * Cuts samples in random order into blocks. The reference gives two parts that share nothing: the control's blocks, and as many
 * items as an anchor, which measures of distance compare both arms with. So, were both arms of one law, their blocks would be
 * independent draws of one law, whatever is measured on them.
 */
export function cutBlocks<P>(group: readonly P[], reference: readonly P[], { blocks, perBlock }: BlockSizes): Blocks<P> {
  const cut = (items: readonly P[]): P[][] => Array.from({ length: blocks }, (_, b) => items.slice(b * perBlock, (b + 1) * perBlock));
  const border = Math.floor(reference.length / 2);
  return { control: cut(reference.slice(0, border)), group: cut(group), anchor: reference.slice(border, border + blocks * perBlock) };
}
