// Files that carry their own checksum, so that damage is seen when they are read.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeAtomically } from './disk.ts';

/** Stands in every checksum, so that a file of another layout is as good as damaged. */
const LAYOUT = 'collapse-lab checkpoint 2\n';
const DIGEST_BYTES = 32;

function digestOf(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(LAYOUT).update(bytes).digest();
}

/** Writes bytes followed by their SHA-256; a kill leaves the old file or the new one. */
export function writeSealed(path: string, bytes: Uint8Array): void {
  writeAtomically(path, Buffer.concat([bytes, digestOf(bytes)]));
}

/** Reads what `writeSealed` wrote, or undefined when it is missing or damaged. */
export function readSealed(path: string): Uint8Array | undefined {
  let file: Buffer;
  try {
    file = readFileSync(path);
  } catch {
    return undefined;
  }
  const bytes = file.subarray(0, Math.max(0, file.length - DIGEST_BYTES));
  return digestOf(bytes).equals(file.subarray(bytes.length)) ? new Uint8Array(bytes) : undefined;
}
