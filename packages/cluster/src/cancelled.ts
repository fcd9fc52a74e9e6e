// A run is cancelled by a file in its folder, and so by whoever sees it, whatever runs its tasks: those that are under way look for it
// every second, save and end, and none begins as long as it stands.
import { existsSync, rmSync } from 'node:fs';
import { onDisk, writeAtomically } from '@collapse-lab/runner/node';
import type { ClusterFolder } from './cluster-folder.ts';

/** Milliseconds between two looks: one question to the file system, beside the four times a second that a task waits for the disk. */
const LOOK_EVERY = 1000;

export function isCancelled({ cancelled }: ClusterFolder): boolean {
  return existsSync(cancelled);
}

/** Lets nothing of the run begin any more, and what is under way save and end. */
export function markCancelled({ cancelled }: ClusterFolder): void {
  writeAtomically(cancelled, '');
}

/** Lets tasks run again; returns whether they could not. */
export function unmarkCancelled(folder: ClusterFolder): boolean {
  const was = isCancelled(folder);
  onDisk(folder.cancelled, () => { rmSync(folder.cancelled, { force: true }); });
  return was;
}

/** A signal that comes when the run is cancelled, or with `signal`; to be disposed of. */
export function cancelSignal(folder: ClusterFolder, signal: AbortSignal): { readonly signal: AbortSignal; dispose(): void } {
  const controller = new AbortController();
  const timer = setInterval(() => {
    if (isCancelled(folder)) controller.abort();
  }, LOOK_EVERY);
  timer.unref();
  return { signal: AbortSignal.any([signal, controller.signal]), dispose: () => { clearInterval(timer); } };
}
