// Models that were trained elsewhere, by transformers.js, which is loaded when a study names one.
import { fingerprint, lineOf, messageOf, UserError, type Facts, type Host } from '@collapse-lab/runner';
import type { PreTrainedModel, PreTrainedTokenizer } from '@xenova/transformers';
import { checkGraph } from './check-graph.ts';
import { modelFor, placeOf } from './place-of.ts';
import { TASKS, type Task } from './task.ts';

/** A model with its tokenizer. */
export interface OpenModel {
  readonly model: PreTrainedModel;
  readonly tokenizer: PreTrainedTokenizer;
  readonly config: ModelConfig;
  /** Where it is, relative to the study. */
  readonly folder: string;
  /** Tokens have numbers below it. */
  readonly vocabulary: number;
  /** Positions that it may see; infinite where nothing says so. */
  readonly context: number;
  /** What fills rows up, where a mask hides it. */
  readonly pad: number;
  /** Special tokens that its tokenizer puts before and after a text. */
  readonly around: { readonly before: readonly number[]; readonly after: readonly number[] };
  /** Numbers below `vocabulary` that the tokenizer has no token for: they are never drawn. */
  readonly unnamed: readonly number[];
  readonly fingerprint: string;
}

/** As much of config.json as is read here, by the names that kinds of models give it. */
export interface ModelConfig {
  readonly vocab_size?: number;
  readonly n_positions?: number;
  readonly max_position_embeddings?: number;
  readonly bos_token_id?: number;
  readonly eos_token_id?: number | readonly number[];
  readonly decoder_start_token_id?: number;
  readonly forced_bos_token_id?: number | null;
}

/** Opened once per process and task, whoever asks. */
const opened = new Map<string, Promise<OpenModel>>();

/** A folder's model, relative to the study; or one of the hub by its name, fetched to `models/` beside the study where it is not there yet. */
export function openModel(name: string, host: Host, task: Task): Promise<OpenModel> {
  const key = JSON.stringify([host.base, name, task]);
  const known = opened.get(key) ?? load(name, host, task);
  opened.set(key, known);
  known.catch(() => { opened.delete(key); });
  return known;
}

/** What a study's reader must know of a model. */
export function factsOf(role: string, name: string, model: OpenModel): Facts {
  return { [role]: name, [`${role}Fingerprint`]: model.fingerprint };
}

async function load(name: string, host: Host, task: Task): Promise<OpenModel> {
  const folder = await placeOf(name, host, modelFor(task));
  const transformers = await import('@xenova/transformers');
  const { env, LogLevel, AutoTokenizer } = transformers;
  const { is, auto, graphs, wayOut } = TASKS[task];
  // What is wrong is thrown, and need not be printed as well.
  env.logLevel = LogLevel.NONE;
  // In full: transformers.js takes a name of up to two parts for one of the hub, and any other for a path from where the program runs.
  const place = folder.startsWith('/') ? folder : `${host.base}/${folder}`;
  const options = { local_files_only: true, session_options: { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 4 as const } };
  const broken = (error: unknown): never => {
    throw new UserError(`${folder} must be ${is} as transformers.js loads it (config.json, tokenizer.json, ${graphs.join(', ')}), but loading it says: ${reasonOf(error)}; ${wayOut}`);
  };
  const written = await host.readText(`${folder}/config.json`);
  const config = configOf(folder, written);
  const [model, tokenizer] = await Promise.all([transformers[auto].from_pretrained(place, options), AutoTokenizer.from_pretrained(place, options)]).catch(broken);
  const { vocab_size: vocabulary } = config;
  if (vocabulary === undefined) throw new UserError(`${folder}/config.json must tell vocab_size, but has none; add it`);
  const context = Math.min(config.n_positions ?? config.max_position_embeddings ?? Infinity, Number(tokenizer.model_max_length));
  const pad = (tokenizer as Partial<PreTrainedTokenizer>).pad_token_id ?? 0;
  const named = new Set(tokenizer.get_vocab().values());
  const largest = [...named].reduce((most, id) => Math.max(most, id), 0);
  if (largest >= vocabulary) throw new UserError(`${folder}/tokenizer.json must fit its model, which has ${vocabulary} tokens, but numbers one of its own ${largest}; put the tokenizer there that the model was trained with`);
  if (task !== 'text-to-text') await checkGraph({ model, folder, context, vocabulary, pad });
  const parts = [written, await host.readText(`${folder}/tokenizer.json`), ...(await Promise.all(graphs.map((path) => fingerprintAt(`${folder}/${path}`, host))))];
  return {
    model,
    tokenizer,
    config,
    folder,
    vocabulary,
    context,
    pad,
    around: putAround(tokenizer),
    unnamed: Array.from({ length: vocabulary }, (_, id) => id).filter((id) => !named.has(id)),
    fingerprint: fingerprint(parts.join('\n')),
  };
}

/** In one line, without the settings by which transformers.js was kept from fetching. */
function reasonOf(error: unknown): string {
  return messageOf(error).replace(/\s+/g, ' ').replace(/^.*was not found locally at "([^"]*)".*$/, 'there is no $1').slice(0, 200);
}

function configOf(folder: string, text: string): ModelConfig {
  try {
    return Object(JSON.parse(text)) as ModelConfig;
  } catch (error) {
    throw new UserError(`${folder}/config.json must be JSON, but reading it says: ${lineOf(error)}; save the model anew`);
  }
}

/** A graph's own fingerprint, where it stands in one file under the usual name. */
async function fingerprintAt(path: string, host: Host): Promise<string> {
  return host.readBytes(path).then(fingerprint, () => 'elsewhere');
}

/** The special tokens around a text, told by one that is short. */
function putAround(tokenizer: PreTrainedTokenizer): OpenModel['around'] {
  const [bare, whole] = [false, true].map((add_special_tokens) => tokenizer.encode('a', { add_special_tokens })) as [number[], number[]];
  const at = whole.findIndex((_, from) => bare.every((id, i) => whole[from + i] === id));
  return { before: whole.slice(0, Math.max(0, at)), after: whole.slice(at + bare.length) };
}
