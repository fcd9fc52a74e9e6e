// Where a pretrained model is: in a folder, or on the Hugging Face hub.
import { messageOf, UserError, type Host } from '@collapse-lab/runner';
import { TASKS, type Task } from './task.ts';

/** The folder that a name stands for, relative to the study; a model of the hub is fetched to it first. Throws UserError where there is none. */
export async function placeOf(name: string, host: Host, task: Task): Promise<string> {
  for (const folder of [name, `models/${name}`]) if (await host.readText(`${folder}/config.json`).then(() => true, () => false)) return folder;
  const isHubName = /^[\w-][\w.-]*(\/[\w-][\w.-]*)?$/.test(name);
  const { auto, graphs } = TASKS[task];
  const there = `put the model's files (config.json, tokenizer.json, tokenizer_config.json, ${graphs.join(', ')}) into ${host.base}/models/${name}`;
  if (!isHubName) throw new UserError(`model must be a folder with config.json, relative to ${host.base}, but there is none at ${name}; collapse export writes such a folder`);
  if (!host.online) throw new UserError(`model ${name} must be there already, as nothing may be fetched, but there is neither ${name} nor models/${name} in ${host.base}; fetch it elsewhere (hf download ${name}) and ${there}`);
  const transformers = await import('@xenova/transformers');
  const { AutoTokenizer, env, LogLevel } = transformers;
  env.logLevel = LogLevel.NONE;
  const options = { cache_dir: `${host.base}/models` };
  try {
    await Promise.all([transformers[auto].from_pretrained(name, options), AutoTokenizer.from_pretrained(name, options)]);
  } catch (error) {
    throw new UserError(`model ${name} must be a folder in ${host.base}, or be had from the Hugging Face hub, but fetching it says: ${messageOf(error).replace(/\s+/g, ' ').slice(0, 160)}; fetch it elsewhere and ${there}`);
  }
  return `models/${name}`;
}
