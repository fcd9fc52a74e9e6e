// Files on the disk, as other programs read them.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ModelFiles } from '@collapse-lab/runner';

/** A new folder with these files. */
export function written(files: ModelFiles): string {
  const folder = mkdtempSync(join(tmpdir(), 'collapse-export-'));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
