// What byte-pair encoding has learned, and the longest tokens that it puts together in a piece of text.
import { Heap } from './heap.ts';
import { pairKey } from './pair-key.ts';
import { SymbolRun } from './symbol-run.ts';

export interface BpeModel {
  /** Token by id: the 256 bytes as characters, then what was merged, in order. */
  readonly tokens: readonly string[];
  /** Pairs of ids in the order in which they are merged. */
  readonly merges: readonly (readonly [left: number, right: number])[];
}

interface Candidate {
  readonly rank: number;
  readonly at: number;
  readonly key: number;
}

/** Cuts a piece, in byte characters, into ids: always the merge learned first, the leftmost of several, in O(n log n) for n bytes. */
export function encoderOf({ tokens, merges }: BpeModel): (piece: string) => readonly number[] {
  const idOf = new Map(tokens.map((token, id) => [token, id]));
  const rankOf = new Map(merges.map(([left, right], rank) => [pairKey(left, right), rank]));
  const merged = merges.map(([left, right]) => idOf.get(tokens[left]! + tokens[right]!)!);
  return (piece) => {
    const run = new SymbolRun(Array.from(piece, (character) => idOf.get(character)!));
    const heap = new Heap<Candidate>((a, b) => a.rank < b.rank || (a.rank === b.rank && a.at < b.at));
    const offer = (at: number): void => {
      const key = run.keyAt(at);
      const rank = key === undefined ? undefined : rankOf.get(key);
      if (rank !== undefined) heap.push({ rank, at, key: key! });
    };
    for (let at = 0; at < run.length; at++) offer(at);
    for (let best = heap.pop(); best; best = heap.pop()) {
      // What was merged meanwhile is no longer such a pair.
      if (run.keyAt(best.at) !== best.key) continue;
      run.merge(best.at, merged[best.rank]!);
      offer(run.before(best.at));
      offer(best.at);
    }
    return run.symbols();
  };
}
