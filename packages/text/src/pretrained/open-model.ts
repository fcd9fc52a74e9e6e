// Language models that were trained elsewhere, by transformers.js, which is loaded when a study names one.
import { fingerprint, messageOf, UserError, type Facts, type Host } from '@collapse-lab/runner';
import type { PreTrainedModel, PreTrainedTokenizer } from '@xenova/transformers';

/** A decoder with its tokenizer. */
export interface LanguageModel {
  readonly model: PreTrainedModel;
  readonly tokenizer: PreTrainedTokenizer;
  /** Tokens have numbers below it. */
  readonly vocabulary: number;
  /** Positions that it may see. */
  readonly context: number;
  /** The token that stands before a text. */
  readonly begin: number;
  /** Those that end one; the first is what an end is scored as. */
  readonly ends: readonly number[];
  readonly fingerprint: string;
}

/** As much of config.json as is read here, by the names that kinds of models give it. */
interface Config {
  readonly vocab_size?: number;
  readonly n_positions?: number;
  readonly max_position_embeddings?: number;
  readonly bos_token_id?: number;
  readonly eos_token_id?: number | readonly number[];
}

/** Opened once per process, whoever asks. */
const opened = new Map<string, Promise<LanguageModel>>();

/** A folder's model, relative to the study; or one of the hub by its name, fetched to `models/` beside the study where it is not there yet. */
export function openModel(name: string, host: Host): Promise<LanguageModel> {
  const key = JSON.stringify([host.base, name]);
  const known = opened.get(key) ?? load(name, host);
  opened.set(key, known);
  known.catch(() => { opened.delete(key); });
  return known;
}

/** What a study's reader must know of a model. */
export function factsOf(role: string, name: string, model: LanguageModel): Facts {
  return { [role]: name, [`${role}Fingerprint`]: model.fingerprint };
}

async function load(name: string, host: Host): Promise<LanguageModel> {
  const folder = await placeOf(name, host);
  const { AutoModelForCausalLM, AutoTokenizer, env, LogLevel } = await import('@xenova/transformers');
  // What is wrong is thrown, and need not be printed as well.
  env.logLevel = LogLevel.NONE;
  env.localModelPath = folder.startsWith('/') ? '/' : host.base;
  const options = { local_files_only: true, session_options: { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 4 as const } };
  const broken = (error: unknown): never => {
    throw new UserError(`${folder} must be a model as transformers.js loads it (config.json, tokenizer.json, onnx/model.onnx), but loading it says: ${messageOf(error).replace(/\s+/g, ' ').slice(0, 200)}; collapse export writes such a folder`);
  };
  const config = await host.readText(`${folder}/config.json`);
  const [model, tokenizer] = await Promise.all([AutoModelForCausalLM.from_pretrained(folder, options), AutoTokenizer.from_pretrained(folder, options)]).catch(broken);
  const { vocab_size: vocabulary, n_positions, max_position_embeddings, bos_token_id, eos_token_id } = JSON.parse(config) as Config;
  const context = n_positions ?? max_position_embeddings;
  const ends = [eos_token_id ?? bos_token_id ?? []].flat();
  if (vocabulary === undefined || context === undefined || ends.length === 0) throw new UserError(`${folder}/config.json must tell vocab_size, n_positions or max_position_embeddings, and eos_token_id, but has not all of them; add what is missing`);
  const largest = Math.max(...tokenizer.get_vocab().values());
  if (largest >= vocabulary) throw new UserError(`${folder}/tokenizer.json must fit its model, which has ${vocabulary} tokens, but numbers one of its own ${largest}; put the tokenizer there that the model was trained with`);
  return { model, tokenizer, vocabulary, context, begin: bos_token_id ?? ends[0]!, ends, fingerprint: fingerprint([config, await host.readText(`${folder}/tokenizer.json`), await weightsOf(folder, host)].join('\n')) };
}

/** The weights' own fingerprint, where they stand in one file under the usual name. */
async function weightsOf(folder: string, host: Host): Promise<string> {
  return host.readBytes(`${folder}/onnx/model.onnx`).then(fingerprint, () => 'elsewhere');
}

/** The folder that a name stands for. */
async function placeOf(name: string, host: Host): Promise<string> {
  for (const folder of [name, `models/${name}`]) if (await host.readText(`${folder}/config.json`).then(() => true, () => false)) return folder;
  const isHubName = /^[\w-][\w.-]*(\/[\w-][\w.-]*)?$/.test(name);
  const there = `put the model's files (config.json, tokenizer.json, tokenizer_config.json, onnx/model.onnx) into ${host.base}/models/${name}`;
  if (!isHubName) throw new UserError(`model must be a folder with config.json, relative to ${host.base}, but there is none at ${name}; collapse export writes such a folder`);
  if (!host.online) throw new UserError(`model ${name} must be there already, as nothing may be fetched, but there is neither ${name} nor models/${name} in ${host.base}; fetch it elsewhere (hf download ${name}) and ${there}`);
  const { AutoModelForCausalLM, AutoTokenizer, env, LogLevel } = await import('@xenova/transformers');
  env.logLevel = LogLevel.NONE;
  const options = { cache_dir: `${host.base}/models` };
  try {
    await Promise.all([AutoModelForCausalLM.from_pretrained(name, options), AutoTokenizer.from_pretrained(name, options)]);
  } catch (error) {
    throw new UserError(`model ${name} must be a folder in ${host.base}, or be had from the Hugging Face hub, but fetching it says: ${messageOf(error).replace(/\s+/g, ' ').slice(0, 160)}; fetch it elsewhere and ${there}`);
  }
  return `models/${name}`;
}
