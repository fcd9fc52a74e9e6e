// Checkpoints: the state of a shard's chain beside its journal, so that a resumed chain need not start again. A checkpoint
// that is damaged or missing costs time, never rows: the chain is then run again from its start to the same bytes.
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ArrayReader, packArrays } from '@collapse-lab/numeric';
import { decodeValues, encodeValues } from '../journal-line.ts';
import type { Step } from '../open-study.ts';
import type { SavedChain, SavedMember } from '../saved-chain.ts';
import { writeAtomically } from './disk.ts';

/** Which chain a state is of, and how long its shard's journal was then. */
export interface Place {
  readonly chain: number;
  readonly journalBytes: number;
}

interface Header extends Place {
  readonly generation: number;
  readonly taken: number;
  readonly members: readonly MemberHeader[];
}

interface MemberHeader {
  readonly baseline?: Record<string, number | string>;
  readonly batches: number;
  readonly fitted: boolean;
  /** Archive segments on disk, and the items in them. */
  readonly segments: number;
  readonly archived: number;
}

/** A chain's saved state, and where it belongs. */
export interface Checkpoint extends Place {
  readonly saved: SavedChain;
}

/** The folder of the checkpoint and archive segments of the chain that a shard is running; segments are only ever added. */
export class CheckpointStore {
  private readonly folder: string;
  /** Per member: segments on disk, and the items in them. */
  private segments: number[] = [];
  private archived: number[] = [];
  private cleared = false;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Whether the folder is known to hold nothing. */
  get isEmpty(): boolean {
    return this.cleared;
  }

  /** Saves the chain's state after this step; the rows up to it must already be on the disk. */
  write(chain: number, step: Step, journalBytes: number): void {
    this.cleared = false;
    const { generation, taken, members } = step.save(this.archived);
    members.forEach(({ archive }, m) => {
      if (step.archived[m]! <= (this.archived[m] ?? 0)) return;
      for (const segment of archive) {
        const index = this.segments[m] ?? 0;
        writeSealed(this.segmentPath(m, index), segment);
        this.segments[m] = index + 1;
      }
    });
    this.archived = [...step.archived];
    const header: Header = {
      chain,
      generation,
      taken,
      journalBytes,
      members: members.map(({ baseline, batches, fitted }, m) => ({
        ...(baseline && { baseline: encodeValues(baseline) }),
        batches: batches.length,
        fitted: fitted !== undefined,
        segments: this.segments[m] ?? 0,
        archived: this.archived[m] ?? 0,
      })),
    };
    const parts = members.flatMap(({ batches, fitted }) => [...batches, ...(fitted ? [fitted] : [])]);
    writeSealed(this.statePath, packArrays([new TextEncoder().encode(JSON.stringify(header)), ...parts]));
  }

  /** The last checkpoint, after which `write` goes on; undefined when there is none that is whole and fits. */
  read(fits: (place: Place) => boolean): Checkpoint | undefined {
    const bytes = readSealed(this.statePath);
    if (!bytes) return undefined;
    const reader = new ArrayReader(bytes);
    const { chain, generation, taken, journalBytes, members } = JSON.parse(new TextDecoder().decode(reader.u8())) as Header;
    if (!fits({ chain, journalBytes })) return undefined;
    const saved: SavedMember[] = [];
    for (const [m, header] of members.entries()) {
      const batches = Array.from({ length: header.batches }, () => reader.u8());
      const fitted = header.fitted ? reader.u8() : undefined;
      const archive = Array.from({ length: header.segments }, (_, i) => readSealed(this.segmentPath(m, i)));
      if (!archive.every((segment) => segment !== undefined)) return undefined;
      saved.push({ baseline: header.baseline && decodeValues(header.baseline), batches, fitted, archive });
    }
    this.segments = members.map(({ segments }) => segments);
    this.archived = members.map(({ archived }) => archived);
    return { chain, journalBytes, saved: { generation, taken, members: saved } };
  }

  /** Forgets the chain: it is finished, or starts again. */
  clear(): void {
    if (this.cleared) return;
    this.cleared = true;
    rmSync(this.folder, { recursive: true, force: true });
    [this.segments, this.archived] = [[], []];
  }

  private get statePath(): string {
    return join(this.folder, 'state.bin');
  }

  private segmentPath(member: number, index: number): string {
    return join(this.folder, `archive-${member}-${String(index).padStart(5, '0')}.bin`);
  }
}

/** Writes bytes followed by their SHA-256. */
function writeSealed(path: string, bytes: Uint8Array): void {
  writeAtomically(path, Buffer.concat([bytes, createHash('sha256').update(bytes).digest()]));
}

/** Reads what `writeSealed` wrote, or undefined when it is missing or damaged. */
function readSealed(path: string): Uint8Array | undefined {
  let file: Buffer;
  try {
    file = readFileSync(path);
  } catch {
    return undefined;
  }
  const bytes = file.subarray(0, Math.max(0, file.length - 32));
  const digest = createHash('sha256').update(bytes).digest();
  return digest.equals(file.subarray(bytes.length)) ? new Uint8Array(bytes) : undefined;
}
