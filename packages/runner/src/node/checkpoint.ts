// Checkpoints: the state of a shard's chain beside its journal, in two generations, so that a resumed chain need not start
// again. A checkpoint that is damaged, missing or of rows that the journal lost costs time, never rows: the one before it
// serves, or else the chain's start, and what is run again is the same bytes.
import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ArrayReader, packArrays } from '@collapse-lab/numeric';
import { decodeValues, encodeValues } from '../journal-line.ts';
import type { Step } from '../open-study.ts';
import type { FitCheckpoints } from '../chain.ts';
import { FitStopped } from '../errors.ts';
import type { SavedChain, SavedMember } from '../saved-chain.ts';
import { appendSegment, NO_SEGMENTS, readSegments, type ArchiveEnd } from './archive-file.ts';
import { makeFolder, onDisk } from './disk.ts';
import { Pace } from './pace.ts';
import { readSealed, writeSealed } from './sealed-file.ts';

/** A kill costs at most this much work of a fit, in milliseconds. */
const FIT_EVERY = 1000;

/** What a state is of: a chain after a generation, and how long its shard's journal was then. */
export interface Place {
  readonly chain: number;
  readonly generation: number;
  readonly journalBytes: number;
}

interface Header extends Place {
  readonly taken: number;
  readonly members: readonly MemberHeader[];
  /** Whether a chronicle stands after the members. */
  readonly chronicle?: boolean;
}

interface MemberHeader extends ArchiveOnDisk {
  readonly baseline?: Record<string, number | string>;
  readonly batches: number;
  readonly fitted: boolean;
  readonly first: boolean;
  readonly clock?: number | undefined;
}

/** How much of a member's archive is in its file. */
interface ArchiveOnDisk {
  readonly items: number;
  readonly end: ArchiveEnd;
}

/** A chain's saved state, and where it belongs. */
export interface Checkpoint extends Place {
  readonly saved: SavedChain;
}

/** The folder of the chain that a shard is running: two states, which take turns, and an archive file for each member. */
export class CheckpointStore {
  private readonly folder: string;
  private archives: readonly ArchiveOnDisk[] = [];
  /** Which state is to be written next: never the newest that is whole. */
  private turn: 0 | 1 = 0;
  private cleared = false;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Whether the folder is known to hold nothing. */
  get isEmpty(): boolean {
    return this.cleared;
  }

  /** Saves the chain's state after this step; the rows up to it must already be on the disk. What encoding it throws is returned, and nothing saved then. */
  write(chain: number, step: Step, journalBytes: number): { readonly thrown: unknown } | undefined {
    let saved: SavedChain;
    try {
      saved = step.save(this.archives.map(({ items }) => items));
    } catch (thrown) {
      return { thrown };
    }
    this.cleared = false;
    const { generation, taken, members, chronicle } = saved;
    this.archives = members.map(({ archive }, m) => {
      const before = this.archives[m] ?? { items: 0, end: NO_SEGMENTS };
      const items = step.archived[m]!;
      if (items <= before.items) return before;
      return { items, end: archive.reduce((end, segment) => appendSegment(this.archivePath(m), end, segment), before.end) };
    });
    const header: Header = {
      chain,
      generation,
      taken,
      journalBytes,
      members: members.map(({ baseline, batches, fitted, first, clock }, m) => ({
        ...(baseline && { baseline: encodeValues(baseline) }),
        batches: batches.length,
        fitted: fitted !== undefined,
        first: first !== undefined,
        clock,
        ...this.archives[m]!,
      })),
      ...(chronicle && { chronicle: true }),
    };
    const parts = members.flatMap(({ batches, fitted, first }) => [...batches, fitted, first]);
    writeSealed(this.statePath(this.turn), packArrays([new TextEncoder().encode(JSON.stringify(header)), ...[...parts, chronicle].filter((each) => each !== undefined)]));
    this.turn = this.turn === 0 ? 1 : 0;
    return undefined;
  }

  /** The newest checkpoint that is whole and fits, after which `write` goes on; undefined when there is none. */
  read(fits: (place: Place) => boolean): Checkpoint | undefined {
    const states = ([0, 1] as const).flatMap((slot) => {
      const bytes = readSealed(this.statePath(slot));
      if (!bytes) return [];
      const reader = new ArrayReader(bytes);
      return [{ slot, reader, header: JSON.parse(new TextDecoder().decode(reader.u8())) as Header }];
    });
    states.sort((a, b) => b.header.generation - a.header.generation);
    for (const { slot, reader, header } of states) {
      const { chain, generation, journalBytes, taken } = header;
      const members = fits(header) ? this.membersOf(header, reader) : undefined;
      if (!members) continue;
      this.archives = header.members.map(({ items, end }) => ({ items, end }));
      this.turn = slot === 0 ? 1 : 0;
      const chronicle = header.chronicle ? { chronicle: reader.u8() } : {};
      return { chain, generation, journalBytes, saved: { generation, taken, members, ...chronicle } };
    }
    return undefined;
  }

  /** What a fit may leave here: one at a time, at most every so many milliseconds until it is to stop, and of no use once the chain's state after it is saved. */
  fits(stopped: () => boolean, every = FIT_EVERY): FitCheckpoints {
    const pace = new Pace(every);
    return (fit) => ({
      load: () => {
        const bytes = readSealed(this.fitPath);
        const reader = bytes && new ArrayReader(bytes);
        return reader && new TextDecoder().decode(reader.u8()) === fit ? reader.u8() : undefined;
      },
      save: (encode) => {
        const stopping = stopped();
        if (!stopping && !pace.due()) return;
        writeSealed(this.fitPath, packArrays([new TextEncoder().encode(fit), encode()]));
        this.cleared = false;
        if (stopping) throw new FitStopped('the fit was stopped and has left what it came to');
      },
    });
  }

  /** Forgets the chain's states, none of which serves; what a fit left stays. */
  forgetStates(): void {
    if (!existsSync(this.fitPath)) {
      this.clear();
      return;
    }
    for (const name of readdirSync(this.folder)) if (join(this.folder, name) !== this.fitPath) rmSync(join(this.folder, name), { force: true });
    [this.archives, this.turn] = [[], 0];
  }

  /** Forgets the chain: it is finished, or starts again. */
  clear(): void {
    if (this.cleared) return;
    rmSync(this.folder, { recursive: true, force: true });
    [this.archives, this.turn, this.cleared] = [[], 0, true];
  }

  /** Moves the newest state to another folder if it takes at most so many bytes with its archives; the store is empty then. */
  moveTo(folder: string, bytes: number): void {
    for (const path of [this.statePath(this.turn), this.fitPath]) rmSync(path, { force: true });
    const sizes = readdirSync(this.folder).map((name) => statSync(join(this.folder, name)).size);
    if (sizes.reduce((sum, size) => sum + size, 0) <= bytes) {
      makeFolder(dirname(folder));
      onDisk(folder, () => {
        rmSync(folder, { recursive: true, force: true });
        renameSync(this.folder, folder);
      });
    }
    this.clear();
  }

  /** Moves a store that `moveTo` left in a folder here, in place of this one, and reads it; empty when there is nothing that fits. */
  takeFrom(folder: string, fits: (place: Place) => boolean): Checkpoint | undefined {
    this.clear();
    if (!existsSync(folder)) return undefined;
    onDisk(folder, () => { renameSync(folder, this.folder); });
    this.cleared = false;
    const checkpoint = this.read(fits);
    if (!checkpoint) this.clear();
    return checkpoint;
  }

  /** The members of a state; undefined where an archive is not whole. */
  private membersOf({ members }: Header, reader: ArrayReader): SavedMember[] | undefined {
    const saved: SavedMember[] = [];
    for (const [m, { baseline, batches, fitted, first, clock, end }] of members.entries()) {
      const archive = readSegments(this.archivePath(m), end);
      if (!archive) return undefined;
      saved.push({
        baseline: baseline && decodeValues(baseline),
        batches: Array.from({ length: batches }, () => reader.u8()),
        fitted: fitted ? reader.u8() : undefined,
        first: first ? reader.u8() : undefined,
        clock,
        archive,
      });
    }
    return saved;
  }

  private statePath(slot: 0 | 1): string {
    return join(this.folder, `state-${slot}.bin`);
  }

  private get fitPath(): string {
    return join(this.folder, 'fit.bin');
  }

  private archivePath(member: number): string {
    return join(this.folder, `archive-${member}.bin`);
  }
}
