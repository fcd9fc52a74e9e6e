// The files of a workspace on disk, without what is built or installed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from './workspace.ts';

// Installed and hidden folders anywhere; what is built lies at the top of a project, what is run at the root.
const skipped = /(^|\/)(node_modules|\.[^/]+)$|^[^/]+\/[^/]+\/(dist|bundle|coverage)$|^runs$/;
const read = /(\.[cm]?[jt]sx?|(^|\/)(package|tsconfig)\.json)$/;

/** Sources and manifests under `root`; folders that are built, run, installed or hidden are left out, and so are declaration files. */
export function readFiles(root: string): Files {
  const files: Record<string, string> = {};
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !skipped.test(path)) visit(path);
      if (entry.isFile() && read.test(path) && !path.endsWith('.d.ts')) files[path] = readFileSync(join(root, path), 'utf8');
    }
  };
  visit('');
  return files;
}
