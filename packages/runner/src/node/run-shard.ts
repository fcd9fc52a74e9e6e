// One shard: its chains one after the other into one journal, continuing wherever an earlier attempt was cut off.
import { existsSync } from 'node:fs';
import type { Awaitable, Reason } from '../contracts.ts';
import type { Portrait } from '../domain.ts';
import { FitStopped, messageOf, UserError } from '../errors.ts';
import type { OpenStudy, Step } from '../open-study.ts';
import { chainsInAll, isShown, lastGenerationOf, portraitGenerations, type Shard } from '../plan.ts';
import type { Arm, Outcome } from '../record.ts';
import type { Study } from '../study.ts';
import type { SavedChain } from '../saved-chain.ts';
import { isPromise, type Steps } from '../waiting.ts';
import { CheckpointStore, type Checkpoint, type Place } from './checkpoint.ts';
import { writeAtomically } from './disk.ts';
import { JournalWriter, readJournal } from './journal.ts';
import { Pace } from './pace.ts';
import type { RunFolder } from './run-folder.ts';
import { ShardLog } from './shard-log.ts';
import { progressOf } from './shard-progress.ts';

/** What an executor reports while it works. */
export type ChainEvent =
  | { readonly type: 'generation'; readonly arm: Arm; readonly chain: number; readonly generation: number; readonly resumed?: boolean }
  | { readonly type: 'end'; /** On the disk by now. */ readonly outcome: Outcome; /** Generations that the study had planned for it. */ readonly planned: number; /** It had ended before this attempt. */ readonly earlier?: boolean };

export interface ShardContext {
  readonly study: Study;
  readonly open: OpenStudy;
  readonly folder: RunFolder;
  /** Whether chains that failed are run again, from their start. */
  readonly retryFailed?: boolean;
  /** Asked between generations, and by fits that leave checkpoints; true stops the shard with everything saved. */
  stopped(): boolean;
  emit(event: ChainEvent): void;
}

/** A kill costs at most this much work of a chain, in milliseconds. */
const CHECKPOINT_EVERY = 1000;
/** The event loop gets a turn (signals, messages) at least this often, in milliseconds. */
const BREATHE_EVERY = 50;

/** Runs what is missing of a shard. Every chain ends with its outcome in the journal, unless the shard was stopped. */
export async function runShard(shard: Shard, context: ShardContext): Promise<void> {
  const { study, folder, retryFailed, emit } = context;
  const path = folder.journal(shard.name);
  const planned = lastGenerationOf(study, shard.arm);
  const { done, missing, written, tail, endOf, fits } = progressOf(shard, readJournal(path), planned, retryFailed);
  const tellEnd = (outcome: Outcome): void => { emit({ type: 'end', outcome, planned }); };
  for (const outcome of done) emit({ type: 'end', outcome, planned, earlier: true });

  const store = new CheckpointStore(folder.checkpoint(shard.name));
  const checkpoint = store.read((place) => fits(place) && hasShown(shard.arm, place, context));
  if (!checkpoint) store.forgetStates();
  if (missing.length === 0) return;

  const log = new ShardLog(new JournalWriter(path, checkpoint ? endOf(checkpoint.generation) : tail), tellEnd);
  const desk: Desk = { arm: shard.arm, store, log, breathe: new Pace(BREATHE_EVERY), context };
  try {
    for (const [i, chain] of missing.entries()) {
      const before = i === 0 && checkpoint ? checkpoint : finishedBefore(chain, written.get(chain), desk);
      const whole = await runOneChain({ chain, saved: before?.saved, written: written.get(chain) ?? -1 }, desk);
      if (!whole) return;
    }
    log.flush();
  } finally {
    log.close();
  }
}

/** What the chains of a shard share. */
interface Desk {
  readonly arm: Arm;
  readonly store: CheckpointStore;
  readonly log: ShardLog;
  readonly breathe: Pace;
  readonly context: ShardContext;
}

/** All final states of a run together take at most so many bytes; each chain has an equal share, so that no worker asks another. */
const MOST_FINISHED = 64 * 1024 * 1024;

/** Keeps the final state of a chain that took long enough to be saved on its way, for a run that is given more generations. */
function keepFinished(chain: number, last: Step | undefined, journalBytes: number, { arm, store, context: { study, folder } }: Desk): void {
  // Without a step there is nothing newer than what is saved.
  if (last && store.write(chain, last, journalBytes)) store.clear();
  else store.moveTo(folder.finished(arm, chain), MOST_FINISHED / chainsInAll(study));
}

/** The final state of a chain that a shorter run finished after `written`, where it was kept and leaves nothing to be shown. */
function finishedBefore(chain: number, written: number | undefined, { arm, store, context }: Desk): Checkpoint | undefined {
  if (written === undefined || !hasShown(arm, { chain, generation: written }, context)) return undefined;
  return store.takeFrom(context.folder.finished(arm, chain), (place) => place.chain === chain && place.generation === written);
}

/** Whether a chain's generations up to this one that are to be read are there: a longer run shows others, which are only met on the way. */
function hasShown(arm: Arm, { chain, generation }: Pick<Place, 'chain' | 'generation'>, { study, folder }: ShardContext): boolean {
  return [...portrayed(arm, chain, study)].every((t) => t > generation || existsSync(`${folder.sample(arm, t)}.txt`));
}

/** The generations of a chain that are kept to be read. */
function portrayed(arm: Arm, chain: number, { generations }: Study): Set<number> {
  return isShown(arm, chain) ? portraitGenerations(generations) : new Set();
}

interface ChainJob {
  readonly chain: number;
  /** Where to go on from. */
  readonly saved: SavedChain | undefined;
  /** The last generation whose row a shorter run has written already. */
  readonly written: number;
}

/** Runs one chain to its end; false when it was stopped on the way, with its state saved. */
async function runOneChain({ chain, saved, written }: ChainJob, desk: Desk): Promise<boolean> {
  const { arm, store, log, breathe, context } = desk;
  const { study, open, folder, emit } = context;
  const run = open.runChain(arm, chain, saved, store.fits(context.stopped));
  let generation = saved?.generation ?? -1;
  if (saved) emit({ type: 'generation', arm, chain, generation, resumed: true });
  const portraits = portrayed(arm, chain, study);
  const save = new Pace(CHECKPOINT_EVERY);
  let last: Step | undefined;

  for (;;) {
    const coming = nextStep(run, generation);
    const next = isPromise(coming) ? await coming : coming;
    if ('stopped' in next) {
      // The state before it; without a step there is nothing newer than what is saved.
      if (last) store.write(chain, last, log.flush());
      return false;
    }
    // What a shorter run has written stays, however the attempt to lengthen it ends.
    if ('ended' in next) return endChain(chain, { ...next.ended, generation: Math.max(next.ended.generation, written) }, last, desk);
    const { step } = next;
    last = step;
    generation = step.generation;
    if (generation > written) log.rows(arm, chain, step);
    if (portraits.has(generation)) await writePortrait(folder, arm, step);
    emit({ type: 'generation', arm, chain, generation });
    const stopping = context.stopped();
    const saving = stopping || save.due();
    const unsaved = saving ? store.write(chain, step, log.flush()) : undefined;
    if (unsaved) return endChain(chain, failedAt(Math.max(generation, written), unsaved.thrown), last, desk);
    if (!saving) log.flushWhenDue();
    if (stopping) return false;
    if (breathe.due()) await new Promise((resolve) => setImmediate(resolve));
  }
}

type End = Omit<Outcome, 'arm' | 'chain'>;
type Ended = { readonly ended: End };

/** Writes how a chain ended; true, as it needs nothing more. */
function endChain(chain: number, ended: End, last: Step | undefined, desk: Desk): true {
  const { arm, store, log } = desk;
  log.end({ arm, chain, ...ended });
  if (store.isEmpty) return true;
  // A checkpoint is kept until nothing needs it.
  const length = log.flush();
  if (ended.status === 'complete') keepFinished(chain, last, length, desk);
  else store.clear();
  return true;
}

/** The end of a chain by what a member of its study threw. */
function failedAt(generation: number, thrown: unknown): End {
  return { status: 'failed', generation, reason: { code: thrown instanceof UserError ? 'refused' : 'threw', message: messageOf(thrown) } };
}

/** The next generation, or that its fit was stopped, or how the chain ended: what a family, world or measure throws ends its chain, never the study. */
function nextStep(run: Steps<Step, Reason | undefined>, generation: number): Awaitable<{ readonly step: Step } | { readonly stopped: true } | Ended> {
  const come = ({ done, value }: IteratorResult<Step, Reason | undefined>): { readonly step: Step } | Ended => {
    if (!done) return { step: value };
    return { ended: value ? { status: 'ended', generation, reason: value } : { status: 'complete', generation } };
  };
  const failed = (error: unknown): { readonly stopped: true } | Ended => (error instanceof FitStopped ? { stopped: true } : { ended: failedAt(generation, error) });
  try {
    const result = run.step();
    return isPromise(result) ? result.then(come, failed) : come(result);
  } catch (error) {
    return failed(error);
  }
}

/** Keeps a generation to be read; a file that is there already holds the same bytes. */
async function writePortrait(folder: RunFolder, arm: Arm, step: Step): Promise<void> {
  const path = folder.sample(arm, step.generation);
  if (existsSync(`${path}.txt`)) return;
  // What cannot be shown ends nothing, as its numbers are there: the next request will tell whether a program is broken.
  const { text, tables = {}, ...drawing } = await step.portray().catch((error: unknown): Portrait => ({ text: `(not to be shown: ${messageOf(error)})` }));
  for (const [name, table] of Object.entries(tables)) writeAtomically(folder.sampleTable(arm, name), table);
  if (Object.keys(drawing).length > 0) writeAtomically(`${path}.json`, JSON.stringify(drawing));
  writeAtomically(`${path}.txt`, text);
}
