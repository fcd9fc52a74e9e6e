// The machine as worlds may see it.
import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Host } from '../contracts.ts';
import { UserError } from '../errors.ts';
import { decodeText } from './decode-text.ts';
import { listFiles } from './list-files.ts';

/** Reads files; relative paths are relative to `base`. Nothing is fetched where HF_HUB_OFFLINE is set. */
export function nodeHost(base: string): Host {
  return {
    base,
    async readText(path) {
      return decodeText(read(base, path, 'a readable UTF-8 text file'), resolve(base, path));
    },
    async readBytes(path) {
      return read(base, path, 'a readable file');
    },
    list: (pattern) => listFiles(base, pattern),
    // The name that Hugging Face's own programs have for it.
    online: !/^(1|on|yes|true)$/i.test(process.env['HF_HUB_OFFLINE'] ?? ''),
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
    const stat = statSync(full);
    if (stat.isDirectory()) throw new UserError(`${full} must be ${wanted}, but is a folder; name a file in it, or where several may be read, all of them: ${path.replace(/\/$/, '')}/**/*.txt`);
    // Pipes and devices have no end to wait for.
    if (!stat.isFile()) throw Object.assign(new Error(), { code: 'it is not a file' });
    return readFileSync(full);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EACCES' ? 'permission is denied' : String(code);
    throw new UserError(`${full} must be ${wanted}, but ${why}; check the path (it is relative to ${base})`);
  }
}
