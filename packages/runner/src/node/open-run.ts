// Opens a run as it was started, to compute more of it: by the same program, on the same real data.
import { resolve } from 'node:path';
import type { Lab } from '../domain.ts';
import { UserError } from '../errors.ts';
import { openStudy, type OpenStudy } from '../open-study.ts';
import type { Study } from '../study.ts';
import { nodeHost } from './host.ts';
import { labOfRun } from './lab-of-run.ts';
import { drift, environment, type Environment, type Manifest } from './manifest.ts';
import { readHead } from './read-run.ts';

export interface OpenRunOptions {
  readonly lab: Lab;
  /** Goes on although the machine or the program changed. */
  readonly allowDrift?: boolean;
  /** What may differ all the same, and is for the caller to tell. */
  readonly except?: readonly (keyof Environment)[];
}

export interface OpenRun {
  /** Absolute. */
  readonly path: string;
  readonly study: Study;
  readonly manifest: Manifest;
  readonly open: OpenStudy;
}

/** Throws UserError where the run's study, its machine or its real data are no longer the same. */
export async function openRun(path: string, { lab, allowDrift = false, except = [] }: OpenRunOptions): Promise<OpenRun> {
  const { study, manifest } = readHead(path);
  const drifted = drift(manifest.environment, environment(), except);
  if (drifted.length > 0 && !allowDrift) {
    throw new UserError(`${path} must be resumed where it started, or its last digits may differ, but ${drifted.join('; ')}; --allow-drift resumes all the same`);
  }
  const open = await openStudy(await labOfRun(lab, manifest), study, nodeHost(manifest.base));
  if (JSON.stringify(open.facts) !== JSON.stringify(manifest.facts)) {
    throw new UserError(`${path} must find the real data it started with, but ${JSON.stringify(manifest.facts)} became ${JSON.stringify(open.facts)}; restore it or start another run`);
  }
  return { path: resolve(path), study, manifest, open };
}
