// A chain's state as bytes and back, for checkpoints.
import { ArrayReader, packArrays } from '@collapse-lab/numeric';
import { Archive } from './batch.ts';
import type { ChainState, MemberState } from './chain.ts';
import type { Batch, DataAlgebra, Model, Row } from './contracts.ts';

/** A chain's state as bytes. */
export interface SavedChain {
  readonly generation: number;
  /** Real items drawn so far. */
  readonly taken: number;
  readonly members: readonly SavedMember[];
  /** Of a chain that is shown, what its portraits tell from. */
  readonly chronicle?: Uint8Array;
}

/** One member's state. The archive comes in segments, so that saving often does not copy it often. */
export interface SavedMember {
  readonly baseline: Row | undefined;
  /** Real sample, training batch, synthetic batch, then what the last generations left, where it is remembered. */
  readonly batches: readonly Uint8Array[];
  readonly fitted: Uint8Array | undefined;
  /** Generation 1's model, where a measure reads it. */
  readonly first: Uint8Array | undefined;
  readonly clock: number | undefined;
  /** Segments in order; together they are the archive. */
  readonly archive: readonly Uint8Array[];
}

/** Which of a member's archived items a segment holds, from one index up to but not including another. */
export interface ArchivePart {
  readonly from: number;
  readonly to: number;
}

/** The chain's state, with one segment of each member's archive. */
export function saveChain<D>(algebra: DataAlgebra<D>, { generation, taken, members }: ChainState<D>, archived: readonly ArchivePart[]): SavedChain {
  return {
    generation,
    taken,
    members: members.map(({ baseline, real, training, synthetic, recent, fitted, first, clock, archive }, m) => ({
      baseline,
      batches: [real, training, synthetic, ...recent].map((batch) => encodeBatch(algebra, batch)),
      fitted: fitted?.encode(),
      first: first?.encode(),
      clock,
      archive: [encodeBatch(algebra, archive.part(archived[m]!.from, archived[m]!.to))],
    })),
  };
}

/** The state that was saved, with all of the archive's segments. */
export function restoreChain<D>(algebra: DataAlgebra<D>, models: readonly Model<D>[], { generation, taken, members }: SavedChain): ChainState<D> {
  return {
    generation,
    taken,
    members: members.map((member, m): MemberState<D> => {
      const [real, training, synthetic, ...recent] = member.batches.map((bytes) => decodeBatch(algebra, bytes));
      if (!real || !training || !synthetic) throw new RangeError(`a saved member must hold at least 3 batches, but got ${member.batches.length}`);
      const archive = new Archive(algebra);
      for (const segment of member.archive) archive.append(decodeBatch(algebra, segment));
      const [fitted, first] = [member.fitted, member.first].map((bytes) => bytes && models[m]!.decode(bytes));
      return { real, training, synthetic, archive, recent, fitted, first, clock: member.clock, baseline: member.baseline };
    }),
  };
}

function encodeBatch<D>(algebra: DataAlgebra<D>, batch: Batch<D>): Uint8Array {
  const { items, bornIn, bornBy, weight = new Float64Array(0), answered } = batch;
  return packArrays([algebra.encode(items), bornIn, bornBy, weight, ...(answered ? [answered] : [])]);
}

function decodeBatch<D>(algebra: DataAlgebra<D>, bytes: Uint8Array): Batch<D> {
  const reader = new ArrayReader(bytes);
  const items = algebra.decode(reader.u8());
  const [bornIn, bornBy, weight] = [reader.u32(), reader.u16(), reader.f64()];
  return { items, bornIn, bornBy, ...(weight.length > 0 && { weight }), ...(!reader.ended && { answered: reader.u8() }) };
}
