// Trains a transformer on windows, some steps at a time, until the last one, until what is watched gets no better, or until the loss is no number any more.
import { freshState, parameterCount, train, trainingModel, type AdamWOptions, type Tensor, type TrainingState } from '@collapse-lab/onnx-autodiff';
import { learningRates, type ScheduleOptions } from './learning-rates.ts';
import { nextTokenLoss, parameterShapes, type Architecture } from './network.ts';
import { sessionOf } from './sessions.ts';
import { looked, type Watch, type Watched } from './stopping.ts';
import type { Windows } from './windows.ts';

export interface TrainingPlan {
  readonly architecture: Architecture;
  readonly steps: number;
  /** Windows in a batch. */
  readonly batch: number;
  readonly schedule: ScheduleOptions;
  readonly optimizer: AdamWOptions;
  readonly threads: number;
  /** What may end it early. */
  readonly watch?: Watch | undefined;
}

/** What training has come to: the state, and the loss of every step before its update, in nats per token. */
export interface Progress {
  readonly state: TrainingState;
  readonly losses: Float32Array;
  /** What was seen of it, where it was watched. */
  readonly watched?: Watched | undefined;
}

/** Most tokens trained on in one run of the session, between which progress is told. */
const TOKENS_PER_RUN = 65_536;
/** Most floating-point operations of a run, unless one step has more: about a second on one core. */
const OPERATIONS_PER_RUN = 8e10;

/** What a core keeps close, about: of the caches of its own and its share of the last one. */
const CACHED_BYTES = 2_097_152;

/** Training from its beginning. */
export function beginning(vector: Float32Array, steps: number): Progress {
  return { state: freshState(vector), losses: new Float32Array(steps).fill(NaN) };
}

/** Goes on from `progress` and tells of every run of some steps, until the loss is not finite, the watch has lost its patience or the steps are taken. */
export async function* trainTransformer(plan: TrainingPlan, windows: Windows, progress: Progress): AsyncGenerator<Progress, void> {
  const { architecture, steps, batch, schedule, optimizer, threads, watch } = plan;
  const session = await sessionOf(JSON.stringify(['train', architecture, batch, optimizer]), threads, () => modelOf(plan));
  const perRun = stepsPerRun(architecture, batch);
  let { state, watched } = progress;
  const losses = progress.losses.slice();
  while (state.step < steps && !(watch && watched && watched.misses >= watch.patience)) {
    const from = state.step;
    const look = watch ? (Math.floor(from / watch.every) + 1) * watch.every : steps;
    const to = Math.min(steps, from + perRun, look);
    const run = await train(session, state, windows.batches(from, to, batch), learningRates(from, to, steps, schedule), optimizer);
    state = run.state;
    losses.set(run.losses, from);
    if (watch && (to === look || to === steps)) watched = looked(watched, to, state.parameters, await watch.loss(state.parameters));
    yield { state, losses, watched };
    if (!run.losses.every(Number.isFinite)) return;
  }
}

/** A token costs two operations a parameter forward and four backward, and as much for each channel of the positions that it sees (Kaplan et al. 2020). */
function stepsPerRun(architecture: Architecture, batch: number): number {
  const { context, width, layers } = architecture;
  const operations = 6 * (parameterCount(parameterShapes(architecture)) + layers * context * width);
  return Math.max(1, Math.round(Math.min(TOKENS_PER_RUN, OPERATIONS_PER_RUN / operations) / (batch * context)));
}

function modelOf({ architecture, batch, optimizer }: TrainingPlan): Uint8Array {
  const { context } = architecture;
  return trainingModel({
    parameters: parameterShapes(architecture),
    batch: { tokens: { shape: [batch, context], dtype: 'int32' }, targets: { shape: [batch * context], dtype: 'int32' } },
    loss: (p, { tokens, targets }: Record<'tokens' | 'targets', Tensor>) => nextTokenLoss(p, tokens, targets, architecture),
    optimizer,
    parts: partsOf(architecture, batch),
  });
}

/** Into how many parts a batch is cut: the widest layer's activations of one should fit a core's cache, and four are faster than one even where they do. */
export function partsOf({ context, width }: Architecture, batch: number): number {
  const most = Math.max(4, (batch * context * 4 * width * Float32Array.BYTES_PER_ELEMENT) / CACHED_BYTES);
  let parts = 1;
  for (let divisor = 2; divisor <= Math.min(batch, most); divisor++) if (batch % divisor === 0) parts = divisor;
  return parts;
}
