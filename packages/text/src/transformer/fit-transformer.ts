// Fits a transformer to documents: what it begins from, for how long it trains, and how training may end.
import { documentCount, type Documents } from '@collapse-lab/numeric';
import type { AdamWOptions } from '@collapse-lab/onnx-autodiff';
import { UserError, type FitContext, type FitOutcome, type Row } from '@collapse-lab/runner';
import type { FittedTransformer } from './fitted-transformer.ts';
import { initialParameters } from './initial-parameters.ts';
import type { ScheduleOptions } from './learning-rates.ts';
import type { Architecture } from './network.ts';
import { scoreTransformer } from './score-transformer.ts';
import { setAside, type Stop, type Watch } from './stopping.ts';
import { knownCount, knownOnly, symbolsOf, type Symbols } from './symbols.ts';
import { decodeProgress, encodeProgress } from './saved-progress.ts';
import { beginning, trainTransformer } from './train-transformer.ts';
import { Windows, windowsIn } from './windows.ts';

export interface FitPlan {
  readonly architecture: Omit<Architecture, 'symbols'>;
  /** How many token ids there may be, or only those of generation 1's training text. */
  readonly vocabulary: number | 'seen';
  readonly start: 'scratch' | 'continue' | 'fine-tune';
  /** One of them. */
  readonly train: { readonly epochs?: number | undefined; readonly tokens?: number | undefined };
  readonly batch: number;
  readonly schedule: ScheduleOptions;
  readonly optimizer: AdamWOptions;
  readonly threads: number;
  readonly stop: Stop;
}

/** Points of the loss curve: the mean loss of each tenth of the steps. */
export const CURVE_POINTS = 10;

export async function fitTransformer(plan: FitPlan, batch: Documents, { previous, streams, checkpoint, validation: real }: FitContext<FittedTransformer, Documents>): Promise<FitOutcome<FittedTransformer>> {
  const types = previous?.types ?? vocabularyOf(plan.vocabulary, batch);
  const symbols = symbolsOf(types);
  const parted = setAside(plan.stop, batch, { streams, isFirst: !previous, ...(real && { validation: real }) });
  if ('ended' in parted) return parted;
  const { training: items, validation } = parted;
  const known = knownCount(items, symbols);
  const { context } = plan.architecture;
  const ringLength = known + documentCount(items);
  if (known === 0) return { ended: { code: 'no-tokens', message: 'the training batch has no token of the vocabulary' } };
  if (ringLength < context) {
    if (!previous) throw new UserError(`${tooShort(ringLength, context)}; ask for more documents, or shorten the context`);
    return { ended: { code: 'shorter-than-context', message: tooShort(ringLength, context) } };
  }
  const architecture = { ...plan.architecture, symbols: types.length + 1 };
  const windows = new Windows(items, symbols, context, ringLength, streams);
  const steps = stepsOf(plan, ringLength);
  const start = startOf(plan, previous) ?? initialParameters(architecture, streams.fork('initial').rng());
  const left = checkpoint?.load();
  let progress = left ? decodeProgress(left) : beginning(start, steps);
  const watch = validation && watchOf(plan, architecture, symbols, knownOnly(validation, symbols), steps);
  for await (progress of trainTransformer({ ...plan, architecture, steps, watch }, windows, progress)) checkpoint?.save(() => encodeProgress(progress));
  const { state: { parameters, step }, losses, watched } = progress;
  const broken = losses.subarray(0, step).findIndex((loss) => !Number.isFinite(loss));
  if (broken >= 0) return { ended: { code: 'loss-not-finite', message: `the loss became ${losses[broken]!} at step ${broken + 1} of ${steps}` } };
  const vector = watched?.best ?? parameters;
  // A loss is that before its step: of the last one only the parameters tell.
  if (!vector.every(Number.isFinite)) return { ended: { code: 'loss-not-finite', message: `parameters are no finite numbers after step ${step} of ${steps}` } };
  const first = plan.start === 'fine-tune' ? { first: previous?.first ?? vector } : {};
  return { fitted: { types, vector, ...first }, trace: { ...traceOf(losses.subarray(0, step), { steps: step, tokens: step * plan.batch * context, unknown: items.tokens.length - known, items }), ...(watched && { keptStep: watched.bestStep, validationLoss: watched.bestLoss }) } };
}

function tooShort(length: number, context: number): string {
  return `the training text must have at least the ${context} tokens of one context, but has ${length} with its document borders`;
}

/** The length of the ring of a text of which every token is known. */
function wholeRing(text: Documents): number {
  return text.tokens.length + documentCount(text);
}

/** Throws UserError where real text, as long as what chains begin with, has not the tokens of one context. */
export function checkLength(sample: Documents, context: number): void {
  const length = wholeRing(sample);
  if (length < context) throw new UserError(`${tooShort(length, context)}; ask for more documents, or shorten the context`);
}

/** The token ids that there may be, ascending. Throws UserError where a text has too few for a model of those seen. */
export function vocabularyOf(vocabulary: number | 'seen', { tokens }: Documents): Uint32Array {
  if (vocabulary !== 'seen') return Uint32Array.from({ length: vocabulary }, (_, token) => token);
  const types = Uint32Array.from(new Set(tokens)).sort();
  if (types.length < 2) throw new UserError(`the training text must have at least 2 types of tokens, but has ${types.length}; give it more text, or another tokenizer`);
  return types;
}

/** Of the fit to a text of about this length, borders included. */
export function stepsFor(plan: Pick<FitPlan, 'train' | 'batch' | 'architecture'>, sample: Documents): number {
  return stepsOf(plan, wholeRing(sample));
}

function stepsOf({ train, batch, architecture: { context } }: Pick<FitPlan, 'train' | 'batch' | 'architecture'>, ringLength: number): number {
  return Math.ceil(train.epochs !== undefined ? (train.epochs * windowsIn(ringLength, context)) / batch : train.tokens! / (batch * context));
}

/** Looks at the mean negative log-likelihood of these documents' tokens and ends. */
function watchOf({ stop, threads }: FitPlan, architecture: Architecture, symbols: Symbols, documents: Documents, steps: number): Watch | undefined {
  if (stop === 'never') return undefined;
  return {
    every: Math.max(1, Math.floor(steps / stop.checks)),
    patience: stop.patience,
    async loss(vector) {
      const { logLikelihood } = await scoreTransformer(vector, symbols, architecture, documents, threads);
      return -logLikelihood.reduce((sum, each) => sum + each, 0) / logLikelihood.length;
    },
  };
}

/** The parameters that training begins from, where they are not drawn anew. */
function startOf({ start }: FitPlan, previous: FittedTransformer | undefined): Float32Array | undefined {
  if (start === 'scratch') return undefined;
  return start === 'continue' ? previous?.vector : previous?.first;
}

interface Counts {
  readonly steps: number;
  readonly tokens: number;
  readonly unknown: number;
  readonly items: Documents;
}

function traceOf(losses: Float32Array, { steps, tokens, unknown, items }: Counts): Row {
  const curve = Array.from({ length: CURVE_POINTS }, (_, i) => {
    // With fewer steps than points, a point is the step that it falls in.
    const from = Math.floor((i * steps) / CURVE_POINTS);
    const part = losses.subarray(from, Math.max(from + 1, Math.floor(((i + 1) * steps) / CURVE_POINTS)));
    return [`trainLoss${i + 1}`, part.reduce((sum, loss) => sum + loss, 0) / part.length] as const;
  });
  return { steps, trainedTokens: tokens, unknownShare: unknown / items.tokens.length, ...Object.fromEntries(curve) };
}
