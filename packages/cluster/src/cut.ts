// Cuts runs into shards: batches of chains of about equal cost, whose borders follow from the studies, the number of shards and the costs alone.
import { ARMS, chainsInAll, chainsOf, lastGenerationOf, UserError, type Arm, type Shard, type Study } from '@collapse-lab/runner';

/** What one chain of each arm costs, in any unit that is the same for all. */
export type Costs = Readonly<Record<Arm, number>>;

/** Chains of one arm of one run, which have a journal of their own in their shard. */
export interface Piece {
  /** Which of the runs. */
  readonly run: number;
  readonly chains: Shard;
}

/** Which shard of how many, counted from 1. */
export interface ShardNumber {
  readonly index: number;
  readonly of: number;
}

/** Reads `3/40`; throws UserError. */
export function parseShard(text: string): ShardNumber {
  const [index, of] = (/^(\d{1,9})\/(\d{1,9})$/.exec(text) ?? []).slice(1).map(Number);
  if (index !== undefined && of !== undefined && index >= 1 && index <= of) return { index, of };
  throw new UserError(`--shard must be i/n with 1 ≤ i ≤ n, but got ${text}; the third of forty is 3/40`);
}

/** Where nobody has timed the chains: as many generations as each may have. */
export function generationCosts(study: Study): Costs {
  const cost = (arm: Arm): number => lastGenerationOf(study, arm) + 1;
  return { loop: cost('loop'), control: cost('control'), floor: cost('floor') };
}

/** What all chains of the runs cost together, and the dearest of them alone. */
export function totalCost(studies: readonly Study[], costs: readonly Costs[]): { readonly all: number; readonly dearest: number } {
  const blocks = studies.flatMap((study, run) => ARMS.map((arm) => ({ count: chainsOf(study, arm), each: costs[run]![arm] }))).filter(({ count }) => count > 0);
  return { all: blocks.reduce((sum, { count, each }) => sum + count * each, 0), dearest: blocks.reduce((most, { each }) => Math.max(most, each), 0) };
}

/**
 * All chains of the runs, in their order, in `of` shards: a chain belongs where its middle falls when all of the cost is cut into equal
 * parts, so that a shard may be empty only where a chain costs more than such a part. Throws UserError when there are fewer chains than shards.
 */
export function cut(studies: readonly Study[], of: number, costs: readonly Costs[] = studies.map(generationCosts)): Piece[][] {
  const chains = studies.reduce((sum, study) => sum + chainsInAll(study), 0);
  if (of > chains) throw new UserError(`shards must be at most as many as the ${chains} chains, but got ${of}; a chain is not divided`);
  const { all } = totalCost(studies, costs);
  const shards = Array.from({ length: of }, (): Piece[] => []);
  let start = 0;
  for (const [run, study] of studies.entries()) {
    for (const arm of ARMS) {
      const each = costs[run]![arm];
      for (let chain = 0; chain < chainsOf(study, arm); chain++) {
        const shard = Math.min(of - 1, Math.floor(((start + (chain + 0.5) * each) / all) * of));
        addChain(shards[shard]!, { run, arm, chain, several: studies.length > 1 });
      }
      start += chainsOf(study, arm) * each;
    }
  }
  return shards;
}

/** Lengthens the shard's last piece by the chain that follows it, or begins another. */
function addChain(pieces: Piece[], { run, arm, chain, several }: { readonly run: number; readonly arm: Arm; readonly chain: number; readonly several: boolean }): void {
  const last = pieces.at(-1);
  if (last?.run === run && last.chains.arm === arm) {
    pieces[pieces.length - 1] = { run, chains: { ...last.chains, to: chain + 1 } };
    return;
  }
  const name = `${several ? `${String(run).padStart(4, '0')}-` : ''}${arm}-${String(chain).padStart(5, '0')}`;
  pieces.push({ run, chains: { name, arm, from: chain, to: chain + 1 } });
}

/** How many chains pieces have. */
export function chainsIn(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { chains: { from, to } }) => sum + to - from, 0);
}
