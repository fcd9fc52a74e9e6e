// Where a pretrained model, or its tokenizer alone, is: in a folder, or on the Hugging Face hub.
import { lineOf, UserError, type Host } from '@collapse-lab/runner';
import type * as Module from '@xenova/transformers';
import { TASKS, type Task } from './task.ts';

type Transformers = typeof Module;

/** What is looked for under a name. */
export interface Sought {
  readonly is: string;
  /** It is there where those are that end in .json. */
  readonly files: readonly string[];
  /** Fetches all of them to `cache_dir`. */
  fetch(transformers: Transformers, name: string, options: { readonly cache_dir: string }): Promise<unknown>;
}

/** A tokenizer without its model. */
export const TOKENIZER: Sought = {
  is: 'tokenizer',
  files: ['tokenizer.json', 'tokenizer_config.json'],
  fetch: ({ AutoTokenizer }, name, options) => AutoTokenizer.from_pretrained(name, options),
};

/** A model for a task, with its tokenizer. */
export function modelFor(task: Task): Sought {
  const { auto, graphs } = TASKS[task];
  return {
    is: 'model',
    files: ['config.json', ...TOKENIZER.files, ...graphs],
    fetch: (transformers, name, options) => Promise.all([transformers[auto].from_pretrained(name, options), TOKENIZER.fetch(transformers, name, options)]),
  };
}

/** The folder that a name stands for, relative to the study; what is on the hub is fetched to it first. Throws UserError where there is none. */
export async function placeOf(name: string, host: Host, { is, files, fetch }: Sought): Promise<string> {
  const described = files.filter((file) => file.endsWith('.json'));
  const missing = await missingIn(name, described, host);
  if (missing.length === 0) return name;
  if (missing.length < described.length) throw new UserError(`${name} must be a folder with ${described.join(', ')}, but has no ${missing.join(' and no ')}; save the ${is} anew`);
  // What was fetched in part is fetched again.
  if ((await missingIn(`models/${name}`, described, host)).length === 0) return `models/${name}`;
  const isHubName = /^[\w-][\w.-]*(\/[\w-][\w.-]*)?$/.test(name);
  const there = `put the ${is}'s files (${files.join(', ')}) into ${host.base}/models/${name}`;
  if (!isHubName) throw new UserError(`${is} must be a folder with ${files[0]!}, relative to ${host.base}, but there is none at ${name}; collapse export writes such a folder`);
  if (!host.online) throw new UserError(`${is} ${name} must be there already, as nothing may be fetched, but there is neither ${name} nor models/${name} in ${host.base}; fetch it elsewhere (hf download ${name}) and ${there}`);
  const transformers = await import('@xenova/transformers');
  transformers.env.logLevel = transformers.LogLevel.NONE;
  try {
    await fetch(transformers, name, { cache_dir: `${host.base}/models` });
  } catch (error) {
    throw new UserError(`${is} ${name} must be a folder in ${host.base}, or be had from the Hugging Face hub, but fetching it says: ${lineOf(error)}; fetch it elsewhere and ${there}`);
  }
  return `models/${name}`;
}

async function missingIn(folder: string, files: readonly string[], host: Host): Promise<string[]> {
  const there = await Promise.all(files.map((file) => host.readText(`${folder}/${file}`).then(() => true, () => false)));
  return files.filter((_, i) => !there[i]);
}
