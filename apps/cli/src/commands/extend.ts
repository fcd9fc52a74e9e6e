// collapse extend: more generations or chains for a run that is there, or for every run of a comparison or a sweep.
import { UserError } from '@collapse-lab/runner';
import { extendRuns, type Extension } from '@collapse-lab/runner/node';
import { execute, runsIn, type ExecuteOptions } from '../execute.ts';
import { lab } from '../lab.ts';
import { tell } from '../results.ts';

const KEYS = ['generations', 'chains', 'control'] as const;

export async function extend(folder: string, words: readonly string[], options: ExecuteOptions): Promise<number> {
  const extension: { -readonly [K in keyof Extension]: Extension[K] } = {};
  for (const word of words) {
    const [key = '', value = ''] = word.split('=');
    const known = KEYS.find((each) => each === key);
    if (!known) throw new UserError(`argument "${word}": extend must be given ${KEYS.map((each) => `${each}=…`).join(', ')}, but got "${key}"; other changes make another run`);
    extension[known] = wholeNumber(word, value);
  }
  await extendRuns(runsIn(folder), extension, { lab });
  return tell(await execute(folder, options), options);
}

function wholeNumber(word: string, value: string): number {
  // As YAML reads it in `collapse run`: 1e3 is a thousand.
  const number = /^[-+]?[\d.]+(e[-+]?\d+)?$/i.test(value) ? Number(value) : NaN;
  if (Number.isInteger(number)) return number;
  throw new UserError(`argument "${word}": value must be a whole number, but got "${value}"; write it in digits`);
}
