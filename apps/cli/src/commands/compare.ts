// collapse compare: several studies or finished runs on one axis.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@collapse-lab/runner';
import { seedOverride } from '../create-named.ts';
import { createComparison, execute } from '../execute.ts';
import { tell } from '../results.ts';
import { findStudies, type FoundStudies } from '../studies.ts';
import type { StartOptions } from './run.ts';

const DEFAULT = ['seed-gaussian', 'seed-mixture', 'moby-ngram'];

export async function compare(words: readonly string[], options: StartOptions): Promise<number> {
  const overrides = [...words.filter((word) => word.includes('=')), ...seedOverride(options)];
  const named = words.filter((word) => !word.includes('='));
  const isRun = (word: string): boolean => existsSync(join(word, 'manifest.json'));
  const names = named.length > 0 ? named : DEFAULT;
  const kept = names.filter(isRun);
  if (overrides.length > 0 && kept.length === names.length) {
    throw new UserError(`argument "${overrides[0]!}": changes must have a study to change, but only finished runs are compared; run a study with them first`);
  }
  const fresh: FoundStudies[] = [];
  for (const name of names) if (!isRun(name)) fresh.push(await findStudies(name, overrides, options.plugin));
  const folder = await createComparison(fresh, kept, options.out, 'compare');
  return tell(await execute(folder, options), options);
}
