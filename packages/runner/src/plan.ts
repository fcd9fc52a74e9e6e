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

/** Chains in one shard of each arm. */
export type ShardSizes = Readonly<Record<Exclude<Arm, 'floor'>, number> & Partial<Record<'floor', number>>>;

/** Shard sizes for a new run; they depend on the study alone, never on how many workers there are, and stay when it is extended. */
export function shardSizes(study: ChainCounts): ShardSizes {
  const each = (arm: Arm): number => Math.max(1, Math.ceil(chainsOf(study, arm) / MOST_SHARDS[arm]));
  return { loop: each('loop'), control: each('control'), floor: each('floor') };
}

/** The shards of a study. */
export function planShards(study: ChainCounts, sizes: ShardSizes): Shard[] {
  return ARMS.flatMap((arm) => shardsOf(arm, chainsOf(study, arm), sizes[arm] ?? 1));
}

function shardsOf(arm: Arm, chains: number, each: number): Shard[] {
  return Array.from({ length: Math.ceil(chains / each) }, (_, i) => ({
    name: `${arm}-${String(i * each).padStart(5, '0')}`,
    arm,
    from: i * each,
    to: Math.min(chains, (i + 1) * each),
  }));
}

/** Whether a generation has a row. */
export function isRecorded({ record, generations }: Pick<Study, 'record' | 'generations'>, t: number): boolean {
  return t <= 1 || t === generations || t % record === 0;
}

/** The first generation after t ≥ 1 that has a row. */
export function nextRecorded({ record, generations }: Pick<Study, 'record' | 'generations'>, t: number): number {
  return Math.min(generations, record * (Math.floor(t / record) + 1));
}

/** Generations whose samples are kept: 0, 1, 2, 5, 10, 20, 50, …, the middle one and the last. */
export function portraitGenerations(generations: number): Set<number> {
  const kept = new Set([0, Math.ceil(generations / 2), generations]);
  for (let decade = 1; decade <= generations; decade *= 10) {
    for (const step of [1, 2, 5]) if (step * decade <= generations) kept.add(step * decade);
  }
  return kept;
}
