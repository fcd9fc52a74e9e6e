// collapse extend: more generations or chains for a run that is there.
import { UserError } from '@collapse-lab/runner';
import { extendRun, type Extension } from '@collapse-lab/runner/node';
import { execute, type ExecuteOptions } from '../execute.ts';
import { tell } from '../results.ts';

const KEYS = ['generations', 'chains', 'control'] as const;

export async function extend(folder: string, words: readonly string[], options: ExecuteOptions): Promise<number> {
  const extension: { -readonly [K in keyof Extension]: Extension[K] } = {};
  for (const word of words) {
    const [key = '', value = ''] = word.split('=');
    const known = KEYS.find((each) => each === key);
    if (!known) throw new UserError(`argument "${word}": extend must be given ${KEYS.map((each) => `${each}=…`).join(', ')}, but got "${key}"; other changes make another run`);
    extension[known] = Number(value);
  }
  extendRun(folder, extension);
  return tell(await execute(folder, options), options);
}
