// Makes the run folder of what a user names on the command line.
import { createComparison, createOne } from './execute.ts';
import { findStudies } from './studies.ts';

/** How a run is made, whatever runs it. */
export interface CreateOptions {
  readonly out?: string;
  readonly seed?: string;
  readonly plugin?: readonly string[];
}

/** Makes the folder of the study that is named, with nothing run yet; a sweep is a folder of runs, one per cell. */
export async function createNamed(study: string | undefined, overrides: readonly string[], options: CreateOptions): Promise<string> {
  // `collapse run generations=10` leaves the study out.
  const named = study !== undefined && !study.includes('=');
  const changes = [...(study !== undefined && !named ? [study] : []), ...overrides, ...seedOverride(options)];
  const { studies, ...place } = await findStudies(named ? study : 'seed-mixture', changes, options.plugin);
  const [first, ...others] = studies;
  if (others.length === 0) return createOne(first!, place, options.out);
  return createComparison([{ studies, ...place }], [], options.out, first!.name.replace(/-\d+$/, ''));
}

/** `--seed` is the override `seed=…`. */
export function seedOverride({ seed }: CreateOptions): string[] {
  return seed === undefined ? [] : [`seed=${seed}`];
}
