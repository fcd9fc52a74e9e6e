// Takes a run's folder for one process, and clears away what a kill has left of files that were being written.
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ARMS } from '../plan.ts';
import { onDisk } from './disk.ts';
import { takeLock } from './lock.ts';
import { beingWritten } from './process-name.ts';
import type { RunFolder } from './run-folder.ts';

/** Files that are written by whoever holds the lock, and by nobody else: reports are drawn without it. */
const OWN = /^(study\.yaml|study\.schema\.json|manifest\.json|metrics\.(csv|parquet)|generation-\d+\.(txt|json))$/;

/** Takes the lock of a run or throws UserError naming its owner; returns what gives it back. */
export function lockRun(folder: RunFolder): () => void {
  const release = takeLock(folder.lock);
  try {
    for (const path of [folder.path, ...ARMS.map((arm) => join(folder.samples, arm))]) removeUnfinished(path);
    return release;
  } catch (error) {
    release();
    throw error;
  }
}

function removeUnfinished(path: string): void {
  if (!existsSync(path)) return;
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isFile() && OWN.test(beingWritten(entry.name) ?? '')) onDisk(path, () => { rmSync(join(path, entry.name), { force: true }); });
  }
}
