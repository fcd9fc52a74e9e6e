// The plan of a run: which chains make one shard, which generations have rows, and which are kept to be read.
import type { Arm } from './record.ts';
import type { Study } from './study.ts';

/** A range of chains that one worker runs one after the other into one journal; plain data. */
export interface Shard {
  /** Names its journal file. */
  readonly name: string;
  readonly arm: Arm;
  /** First chain. */
  readonly from: number;
  /** One past the last chain. */
  readonly to: number;
}

/** Chains of the floor are over after two generations, and not worth a file each. */
const MOST_SHARDS: Readonly<Record<Arm, number>> = { loop: 64, control: 64, floor: 2 };

/** All arms, in the order of records. */
export const ARMS: readonly Arm[] = ['loop', 'control', 'floor'];

/** How many chains of each arm there are to be. */
export type ChainCounts = Pick<Study, 'chains' | 'control' | 'floor'>;

/** Chains of one arm. */
export function chainsOf({ chains, control, floor = 0 }: ChainCounts, arm: Arm): number {
  return { loop: chains, control, floor }[arm];
}

/** Chains of all arms. */
export function chainsInAll(study: ChainCounts): number {
  return ARMS.reduce((sum, arm) => sum + chainsOf(study, arm), 0);
}

/** The last generation of an arm: the floor compares a second real sample with a first. */
export function lastGenerationOf({ generations }: Pick<Study, 'generations'>, arm: Arm): number {
  return arm === 'floor' ? 2 : generations;
}

/** Chains in one shard, or in those from a chain on, where a run was given many more. */
export type ShardSize = number | readonly { readonly from: number; readonly each: number }[];

/** Chains in one shard of each arm. */
export type ShardSizes = Readonly<Record<Exclude<Arm, 'floor'>, ShardSize> & Partial<Record<'floor', ShardSize>>>;

/** Shard sizes for a new run; they depend on the study alone, never on how many workers there are. */
export function shardSizes(study: ChainCounts): ShardSizes {
  const each = (arm: Arm): number => Math.max(1, Math.ceil(chainsOf(study, arm) / MOST_SHARDS[arm]));
  return { loop: each('loop'), control: each('control'), floor: each('floor') };
}

/** Shard sizes for a run that is given more chains: shards that there are stay, and the new chains have few of their own. */
export function grownShards(sizes: ShardSizes, before: ChainCounts, after: ChainCounts): ShardSizes {
  const grown = (arm: Arm): ShardSize => {
    const [size, from] = [sizes[arm] ?? 1, chainsOf(before, arm)];
    const pieces = typeof size === 'number' ? [{ from: 0, each: size }] : size;
    const each = Math.ceil((chainsOf(after, arm) - from) / MOST_SHARDS[arm]);
    return each > pieces.at(-1)!.each ? [...pieces.filter((piece) => piece.from < from), { from, each }] : size;
  };
  return { loop: grown('loop'), control: grown('control'), floor: grown('floor') };
}

/** The shards of a study. */
export function planShards(study: ChainCounts, sizes: ShardSizes): Shard[] {
  return ARMS.flatMap((arm) => shardsOf(arm, chainsOf(study, arm), sizes[arm] ?? 1));
}

function shardsOf(arm: Arm, chains: number, size: ShardSize): Shard[] {
  const pieces = typeof size === 'number' ? [{ from: 0, each: size }] : size;
  return pieces.flatMap(({ from: start, each }, i) => {
    const end = Math.min(chains, pieces[i + 1]?.from ?? chains);
    return Array.from({ length: Math.max(0, Math.ceil((end - start) / each)) }, (_, k): Shard => {
      const from = start + k * each;
      return { name: `${arm}-${String(from).padStart(5, '0')}`, arm, from, to: Math.min(end, from + each) };
    });
  });
}

/** Whether a generation has a row. */
export function isRecorded({ record, generations }: Pick<Study, 'record' | 'generations'>, t: number): boolean {
  return t <= 1 || t === generations || t % record === 0;
}

/** The first generation after t ≥ 1 that has a row. */
export function nextRecorded({ record, generations }: Pick<Study, 'record' | 'generations'>, t: number): number {
  return Math.min(generations, record * (Math.floor(t / record) + 1));
}

/** Whether a chain is kept to be read: the first of each arm with a model that draws. */
export function isShown(arm: Arm, chain: number): boolean {
  return chain === 0 && arm !== 'floor';
}

/** Generations whose samples are kept: 0, 1, 2, 5, 10, 20, 50, …, the middle one and the last. */
export function portraitGenerations(generations: number): Set<number> {
  const kept = new Set([0, Math.ceil(generations / 2), generations]);
  for (let decade = 1; decade <= generations; decade *= 10) {
    for (const step of [1, 2, 5]) if (step * decade <= generations) kept.add(step * decade);
  }
  return kept;
}
