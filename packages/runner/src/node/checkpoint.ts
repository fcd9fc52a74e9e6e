// Checkpoints: a chain's state beside its journal, so that a resumed chain need not start again. A checkpoint that is
// damaged or missing costs time, never rows: the chain is then run again from its start to the same bytes.
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ArrayReader, packArrays } from '@collapse-lab/numeric';
import { decodeValues, encodeValues } from '../journal-line.ts';
import type { SavedChain, Step } from '../open-study.ts';
import { writeAtomically } from './disk.ts';

interface Header {
  readonly generation: number;
  readonly taken: number;
  readonly journalBytes: number;
  readonly baseline?: Record<string, number | string>;
  /** Archive segments on disk, and the items in them. */
  readonly segments: number;
  readonly archived: number;
  readonly batches: number;
  readonly fitted: boolean;
}

/** A chain's saved state, and how long its journal was then. */
export interface Checkpoint {
  readonly saved: SavedChain;
  readonly journalBytes: number;
}

/** The folder of one chain's checkpoint and archive segments; segments are only ever added. */
export class CheckpointStore {
  private readonly folder: string;
  private segments = 0;
  private archived = 0;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Saves the chain's state after this step; the rows up to it must already be on the disk. */
  write(step: Step, journalBytes: number): void {
    const saved = step.save(this.archived);
    if (step.archiveSize > this.archived) {
      for (const segment of saved.archive) writeSealed(this.segmentPath(this.segments++), segment);
      this.archived = step.archiveSize;
    }
    const header: Header = {
      generation: saved.generation,
      taken: saved.taken,
      journalBytes,
      ...(saved.baseline && { baseline: encodeValues(saved.baseline) }),
      segments: this.segments,
      archived: this.archived,
      batches: saved.batches.length,
      fitted: saved.fitted !== undefined,
    };
    const parts = [new TextEncoder().encode(JSON.stringify(header)), ...saved.batches, ...(saved.fitted ? [saved.fitted] : [])];
    writeSealed(this.statePath, packArrays(parts));
  }

  /** The last checkpoint, after which `write` goes on; undefined when there is none that is whole. */
  read(): Checkpoint | undefined {
    const bytes = readSealed(this.statePath);
    if (!bytes) return undefined;
    const reader = new ArrayReader(bytes);
    const header = JSON.parse(new TextDecoder().decode(reader.u8())) as Header;
    const batches = Array.from({ length: header.batches }, () => reader.u8());
    const fitted = header.fitted ? reader.u8() : undefined;
    const archive = Array.from({ length: header.segments }, (_, i) => readSealed(this.segmentPath(i)));
    if (!archive.every((segment) => segment !== undefined)) return undefined;
    [this.segments, this.archived] = [header.segments, header.archived];
    const baseline = header.baseline && decodeValues(header.baseline);
    return { saved: { generation: header.generation, taken: header.taken, baseline, batches, fitted, archive }, journalBytes: header.journalBytes };
  }

  /** Forgets the chain: it is finished, or starts again. */
  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
    [this.segments, this.archived] = [0, 0];
  }

  private get statePath(): string {
    return join(this.folder, 'state.bin');
  }

  private segmentPath(index: number): string {
    return join(this.folder, `archive-${String(index).padStart(5, '0')}.bin`);
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
