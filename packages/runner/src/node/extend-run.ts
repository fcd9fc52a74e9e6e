// More generations or chains for runs that are there.
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Lab } from '../domain.ts';
import { UserError } from '../errors.ts';
import { openStudy } from '../open-study.ts';
import { parseStudy } from '../parse-study.ts';
import { grownShards } from '../plan.ts';
import { courseToTheEnd } from '../schedule.ts';
import { studySchema, type Study } from '../study.ts';
import { onDisk } from './disk.ts';
import { nodeHost } from './host.ts';
import { labOfRun } from './lab-of-run.ts';
import { lockRun } from './lock-run.ts';
import type { Manifest } from './manifest.ts';
import { readHead } from './read-run.ts';
import { RunFolder } from './run-folder.ts';
import { writeHead } from './run-study.ts';
import { studyText } from './study-file.ts';

/** More generations or chains for a run. */
export type Extension = Partial<Pick<Study, 'generations' | 'chains' | 'control'>>;

/**
 * Writes more generations or chains into the studies of runs, to be run by `resumeRuns`. Rows that are there stay; a lengthened
 * chain goes on from its final state, or is computed again up to where it stood where none was kept. Throws UserError, with all
 * runs as they were, when one of them cannot be extended so.
 */
export async function extendRuns(paths: readonly string[], extension: Extension, { lab }: { readonly lab: Lab }): Promise<void> {
  const release: (() => void)[] = [];
  try {
    const heads: ({ readonly folder: RunFolder } & Extended)[] = [];
    for (const path of paths) {
      const folder = new RunFolder(resolve(path));
      // What is no run is told so, and not locked.
      readHead(path);
      release.push(lockRun(folder));
      // Read under the lock, as another process may have extended the run until then.
      const { study, manifest } = readHead(path);
      checkExtension(path, study, extension);
      heads.push({ folder, ...(await extended(folder, { study, longer: { ...study, ...extension } }, manifest, lab)) });
    }
    for (const { folder, study, manifest, remembersMore } of heads) {
      // States that lack what is now remembered cannot be gone on from.
      if (remembersMore) onDisk(folder.checkpoints, () => { rmSync(folder.checkpoints, { recursive: true, force: true }); });
      writeHead(folder, study, manifest);
    }
  } finally {
    for (const each of release) each();
  }
}

/** The same for one run. */
export function extendRun(path: string, extension: Extension, options: { readonly lab: Lab }): Promise<void> {
  return extendRuns([path], extension, options);
}

function checkExtension(path: string, study: Study, extension: Extension): void {
  for (const key of ['generations', 'chains', 'control'] as const) {
    const [is, wanted] = [study[key], extension[key]];
    if (wanted === undefined) continue;
    if (!Number.isInteger(wanted) || wanted < is) throw new UserError(`${path}: ${key} must be a whole number of at least ${is}, as the run has, but got ${wanted}; a run can only be given more`);
    const checked = studySchema.shape[key].safeParse(wanted);
    if (!checked.success) throw new UserError(`${path}: ${key} must be within what a study may have, but got ${wanted} (${checked.error.issues[0]!.message}); ask for fewer`);
  }
  const { world, policy, decoding, selection, generations } = study;
  const course = (extension.generations ?? generations) > generations ? courseToTheEnd({ world, policy, decoding, selection }) : undefined;
  if (course === undefined) return;
  throw new UserError(
    `${path}: ${course} must have an end for the run to be given more generations, but its schedule runs to the last one; start another run, with ${course}.end=${generations} for the same course: collapse run ${path}/study.yaml generations=${extension.generations!} ${course}.end=${generations}`,
  );
}

interface Extended {
  readonly study: Study;
  readonly manifest: Manifest;
  /** Whether its policy will ask for more of the past than the shorter run has kept. */
  readonly remembersMore: boolean;
}

/** The extended study, which must be one that could have been run from the start: in every generation, and with real items for all of them. */
async function extended({ study: name }: RunFolder, { study: shorter, longer }: { readonly study: Study; readonly longer: Study }, manifest: Manifest, lab: Lab): Promise<Extended> {
  const own = await labOfRun(lab, manifest);
  const study = parseStudy({ name, text: studyText(longer) }, own);
  const [before, after] = [await openStudy(own, shorter, nodeHost(manifest.base)), await openStudy(own, study, nodeHost(manifest.base))];
  const remembersMore = after.recall.generations > before.recall.generations || [...after.recall.memories].some((memory) => !before.recall.memories.has(memory));
  const { channels } = after;
  // Channels that a schedule opens are told by their generations.
  return { study, remembersMore, manifest: { ...manifest, shards: grownShards(manifest.shards, shorter, study), ...(manifest.channels && { channels }) } };
}
