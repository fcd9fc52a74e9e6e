// A member's archive on the disk: one file of segments that is only ever appended to. A state names where its own end, in
// bytes and by a checksum over all of them, so that an older state finds its segments in the same file.
import { createHash } from 'node:crypto';
import { closeSync, ftruncateSync, openSync, readSync } from 'node:fs';
import { onDisk, openToAppend, writeDurably } from './disk.ts';

/** Where segments end. */
export interface ArchiveEnd {
  readonly bytes: number;
  /** SHA-256 over the digest of the segments before the last and the last, in hex; empty before the first. */
  readonly digest: string;
}

export const NO_SEGMENTS: ArchiveEnd = { bytes: 0, digest: '' };

/** Bytes that say how long a segment is. */
const LENGTH_BYTES = 8;

function extended({ bytes, digest }: ArchiveEnd, segment: Uint8Array): ArchiveEnd {
  return { bytes: bytes + LENGTH_BYTES + segment.length, digest: createHash('sha256').update(digest).update(segment).digest('hex') };
}

/** Writes a segment behind those that end here, in place of whatever follows them, and returns where they end then. */
export function appendSegment(path: string, end: ArchiveEnd, segment: Uint8Array): ArchiveEnd {
  const descriptor = openToAppend(path);
  onDisk(path, () => {
    try {
      ftruncateSync(descriptor, end.bytes);
      const length = Buffer.alloc(LENGTH_BYTES);
      length.writeBigUInt64LE(BigInt(segment.length));
      writeDurably(descriptor, Buffer.concat([length, segment]));
    } finally {
      closeSync(descriptor);
    }
  });
  return extended(end, segment);
}

/** The segments up to this end, or undefined when any of them is missing or damaged. */
export function readSegments(path: string, end: ArchiveEnd): Uint8Array[] | undefined {
  if (end.bytes === 0) return [];
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, 'r');
    const segments: Uint8Array[] = [];
    let at = NO_SEGMENTS;
    while (at.bytes < end.bytes) {
      const length = Number(readFully(descriptor, at.bytes, LENGTH_BYTES).readBigUInt64LE());
      if (at.bytes + LENGTH_BYTES + length > end.bytes) return undefined;
      const segment = readFully(descriptor, at.bytes + LENGTH_BYTES, length);
      segments.push(segment);
      at = extended(at, segment);
    }
    return at.digest === end.digest ? segments : undefined;
  } catch {
    // What cannot be read is as good as damaged.
    return undefined;
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** `length` bytes from `position` on; throws when there are fewer. */
function readFully(descriptor: number, position: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  for (let read = 0; read < length; ) {
    const more = readSync(descriptor, bytes, read, length - read, position + read);
    if (more === 0) throw new RangeError(`${length} bytes must follow byte ${position}, but ${read} do`);
    read += more;
  }
  return bytes;
}
