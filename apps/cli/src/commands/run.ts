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
  // `collapse run generations=10` leaves the study out.
  const named = study !== undefined && !study.includes('=');
  const changes = [...(study !== undefined && !named ? [study] : []), ...overrides, ...seedOverride(options)];
  const { studies, ...place } = await findStudies(named ? study : 'seed-mixture', changes, options.plugin);
  const [first, ...others] = studies;
  // A sweep is a folder of runs, one per cell.
  const folder =
    others.length > 0
      ? await createComparison([{ studies, ...place }], [], options.out, first!.name.replace(/-\d+$/, ''))
      : await createOne(first!, place, options.out);
  return tell(await execute(folder, options), options);
}

/** `--seed` is the override `seed=…`. */
export function seedOverride({ seed }: StartOptions): string[] {
  return seed === undefined ? [] : [`seed=${seed}`];
}
