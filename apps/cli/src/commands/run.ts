// collapse run: one study, from its first generation to its report.
import { createComparison, createOne, execute, type ExecuteOptions } from '../execute.ts';
import { tell } from '../results.ts';
import { findStudies } from '../studies.ts';

export interface StartOptions extends ExecuteOptions {
  readonly out?: string;
  readonly seed?: string;
  readonly plugin?: readonly string[];
}

export async function run(study: string | undefined, overrides: readonly string[], options: StartOptions): Promise<number> {
  return tell(await execute(await createNamed(study, overrides, options), options), options);
}

/** Makes the folder of the study that is named, with nothing run yet; a sweep is a folder of runs, one per cell. */
export async function createNamed(study: string | undefined, overrides: readonly string[], options: Pick<StartOptions, 'out' | 'seed' | 'plugin'>): Promise<string> {
  // `collapse run generations=10` leaves the study out.
  const named = study !== undefined && !study.includes('=');
  const changes = [...(study !== undefined && !named ? [study] : []), ...overrides, ...seedOverride(options)];
  const { studies, ...place } = await findStudies(named ? study : 'seed-mixture', changes, options.plugin);
  const [first, ...others] = studies;
  if (others.length === 0) return createOne(first!, place, options.out);
  return createComparison([{ studies, ...place }], [], options.out, first!.name.replace(/-\d+$/, ''));
}

/** `--seed` is the override `seed=…`. */
export function seedOverride({ seed }: Pick<StartOptions, 'seed'>): string[] {
  return seed === undefined ? [] : [`seed=${seed}`];
}
