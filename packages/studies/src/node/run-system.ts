// A system's study, all cells of its sweep, through the one loop.
import { join } from 'node:path';
import { parseStudies, type RunRecord, type Study } from '@collapse-lab/runner';
import { createRun, makeFolder, resumeRuns, type RunOptions } from '@collapse-lab/runner/node';
import type { PublishedSystem } from '../system.ts';
import { systemText } from './system-files.ts';

/** Which form of a system's study. */
export interface StudyForm {
  /** Fewer chains, as the system says. */
  readonly quick: boolean;
  /** Further changes to the study, as on the command line. */
  readonly overrides?: readonly string[] | undefined;
}

export interface SystemOptions extends RunOptions, StudyForm {
  /** Made if it is not there; every cell of the study is a run folder in it. */
  readonly folder: string;
}

/** The studies of a system, one per cell of its sweep; throws UserError for overrides that are none. */
export function studiesOf({ id, quick }: PublishedSystem, { lab, ...form }: StudyForm & Pick<RunOptions, 'lab'>): Study[] {
  const overrides = [...(form.quick ? quick : []), ...(form.overrides ?? [])];
  return parseStudies({ name: `${id} (study of a published system)`, text: systemText(id, 'study.yaml'), overrides }, lab);
}

/** Runs a system and returns its runs, in the order of its sweep; those of a stopped one are as far as they came. */
export async function runSystem(system: PublishedSystem, { folder, ...options }: SystemOptions): Promise<RunRecord[]> {
  const studies = studiesOf(system, options);
  makeFolder(folder);
  const folders = studies.map(({ name }) => join(folder, name));
  for (const [i, study] of studies.entries()) await createRun(study, { lab: options.lab, folder: folders[i]!, base: process.cwd() });
  return resumeRuns(folders, options);
}
