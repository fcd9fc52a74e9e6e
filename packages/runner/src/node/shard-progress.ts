// How far a shard has come, read from its journal.
import type { Shard } from '../plan.ts';
import type { Outcome } from '../record.ts';
import type { Place } from './checkpoint.ts';
import type { PlacedEntry } from './journal.ts';

export interface ShardProgress {
  /** Outcomes of chains that need nothing more. */
  readonly done: readonly Outcome[];
  /** Chains still to be run, the one that was cut off first. */
  readonly missing: readonly number[];
  /** The last generation that a shorter run has written of each chain it finished. */
  readonly written: ReadonlyMap<number, number>;
  /** Where the journal's whole chains end; behind it stand the rows of the one that was cut off, if any. */
  readonly tail: number;
  /** Where the rows of the chain to be run first end that belong to generations up to this one. */
  endOf(generation: number): number;
  /** Whether the journal has all rows of a state, and the state is of the chain to be run first. */
  fits(place: Place): boolean;
}

/** Reads the progress of a shard whose chains are to have `planned` generations; those that failed are missing where they are to be run again. */
export function progressOf(shard: Shard, entries: readonly PlacedEntry[], planned: number, retryFailed = false): ShardProgress {
  // A chain that was lengthened has an outcome for each length; the last one counts.
  const outcomes = new Map<number, Outcome>();
  const written = new Map<number, number>();
  let tail = 0;
  for (const { entry, end } of entries) {
    if ('row' in entry) {
      // What failed and has rows again is being run again, with or without being asked for now.
      if (outcomes.get(entry.row.chain)?.status === 'failed') outcomes.delete(entry.row.chain);
      continue;
    }
    const { chain, status, generation } = entry.outcome;
    outcomes.set(chain, entry.outcome);
    if (status === 'complete') written.set(chain, generation);
    tail = end;
  }
  const needsMore = ({ status, generation }: Outcome): boolean => (status === 'complete' ? generation < planned : status === 'failed' && retryFailed);
  const done = [...outcomes.values()].filter((outcome) => !needsMore(outcome));
  const finished = new Set(done.map(({ chain }) => chain));
  const cutOff = entries.find(({ end }) => end > tail)?.entry;
  const first = cutOff && 'row' in cutOff ? cutOff.row.chain : undefined;
  const missing = Array.from({ length: shard.to - shard.from }, (_, i) => shard.from + i)
    .filter((chain) => !finished.has(chain))
    .sort((a, b) => Number(b === first) - Number(a === first));
  const endOf = (generation: number): number =>
    entries.findLast(({ entry, end }) => end > tail && 'row' in entry && entry.row.chain === missing[0] && entry.row.generation <= generation)?.end ?? tail;
  // What a shorter run finished is in the journal as a whole, wherever it ended then.
  const fits = ({ chain, generation, journalBytes }: Place): boolean => chain === missing[0] && (generation === written.get(chain) || journalBytes === endOf(generation));
  return { done, missing, written, tail, endOf, fits };
}
