// The machine as worlds may see it.
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Host } from '../contracts.ts';
import { UserError } from '../errors.ts';

/** Reads files; relative paths are relative to `base`. */
export function nodeHost(base: string): Host {
  return {
    base,
    async readText(path) {
      const bytes = read(base, path, 'a readable UTF-8 text file');
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      } catch {
        throw new UserError(`${resolve(base, path)} must be UTF-8 text, but byte ${firstInvalidByte(bytes)} is not; convert it, for example with iconv -t UTF-8`);
      }
    },
    async readBytes(path) {
      return read(base, path, 'a readable file');
    },
    stamp(path) {
      try {
        const { dev, ino, size, mtimeNs, ctimeNs } = statSync(resolve(base, path), { bigint: true });
        return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
      } catch {
        // Why it cannot be read is for the reading to say.
        return 'missing';
      }
    },
  };
}

function read(base: string, path: string, wanted: string): Uint8Array {
  const full = resolve(base, path);
  try {
    if (!statSync(full).isFile()) throw Object.assign(new Error(), { code: 'EISDIR' });
    return readFileSync(full);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is not a file' : code === 'EACCES' ? 'permission is denied' : String(code);
    throw new UserError(`${full} must be ${wanted}, but ${why}; check the path (it is relative to ${base})`);
  }
}

/** Offset of the first sequence that breaks UTF-8. */
function firstInvalidByte(bytes: Uint8Array): number {
  // `stream` lets a sequence be cut off at the prefix's end, which is no error yet.
  const decode = (length: number): string => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes.subarray(0, length), { stream: true });
  const decodes = (length: number): boolean => {
    try {
      decode(length);
      return true;
    } catch {
      return false;
    }
  };
  // The longest prefix that decodes, by bisection; its whole characters end where the broken sequence starts.
  let [good, bad] = [0, bytes.length + 1];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (decodes(middle)) good = middle;
    else bad = middle;
  }
  return new TextEncoder().encode(decode(good)).length;
}
