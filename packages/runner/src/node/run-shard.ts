// One shard: its chains one after the other into one journal, continuing wherever an earlier attempt was cut off.
import { existsSync } from 'node:fs';
import type { Awaitable, Portrait, Reason } from '../contracts.ts';
import { UserError } from '../errors.ts';
import type { OpenStudy, Step } from '../open-study.ts';
import { portraitGenerations, type Shard } from '../plan.ts';
import type { Arm, Outcome } from '../record.ts';
import type { Study } from '../study.ts';
import { isPromise, type Steps } from '../waiting.ts';
import { CheckpointStore, type Checkpoint } from './checkpoint.ts';
import { writeAtomically } from './disk.ts';
import { JournalWriter, readJournal } from './journal.ts';
import type { RunFolder } from './run-folder.ts';
import { progressOf } from './shard-progress.ts';

/** What an executor reports while it works. */
export type ChainEvent =
  | { readonly type: 'generation'; readonly arm: Arm; readonly chain: number; readonly generation: number; readonly resumed?: boolean }
  | { readonly type: 'end'; readonly outcome: Outcome; /** Generations that the study had planned for it. */ readonly planned: number };

export interface ShardContext {
  readonly study: Study;
  readonly open: OpenStudy;
  readonly folder: RunFolder;
  /** Asked between generations; true stops the shard with everything saved. */
  stopped(): boolean;
  emit(event: ChainEvent): void;
}

/** Rows reach the disk at least this often, in milliseconds. */
const FLUSH_EVERY = 250;
/** A kill costs at most this much work, in milliseconds. */
const CHECKPOINT_EVERY = 1000;
/** The event loop gets a turn (signals, messages) at least this often, in milliseconds. */
const BREATHE_EVERY = 50;

/** Runs what is missing of a shard. Every chain ends with its outcome in the journal, unless the shard was stopped. */
export async function runShard(shard: Shard, context: ShardContext): Promise<void> {
  const { study, folder, emit } = context;
  const path = folder.journal(shard.name);
  const { done, missing, written, tail, end } = progressOf(shard, readJournal(path), study.generations);
  for (const outcome of done) emit({ type: 'end', outcome, planned: study.generations });
  if (missing.length === 0) return;

  const storeOf = (chain: number): CheckpointStore => new CheckpointStore(folder.checkpoint(shard.arm, chain));
  let store = storeOf(missing[0]!);
  let checkpoint = store.read();
  // A checkpoint of rows that the journal does not have is of no use: the chain starts again.
  if (checkpoint && (checkpoint.journalBytes < tail || checkpoint.journalBytes > end)) checkpoint = undefined;
  const journal = new JournalWriter(path, checkpoint?.journalBytes ?? tail);
  try {
    for (const [i, chain] of missing.entries()) {
      if (i > 0) [store, checkpoint] = [storeOf(chain), undefined];
      const whole = await runOneChain({ arm: shard.arm, chain, checkpoint, store, journal, written: written.get(chain) ?? -1 }, context);
      if (!whole) return;
    }
  } finally {
    journal.close();
  }
}

interface ChainJob {
  readonly arm: Arm;
  readonly chain: number;
  readonly checkpoint: Checkpoint | undefined;
  readonly store: CheckpointStore;
  readonly journal: JournalWriter;
  /** The last generation whose row a shorter run has written already. */
  readonly written: number;
}

/** Runs one chain to its end; false when it was stopped on the way, with its state saved. */
async function runOneChain({ arm, chain, checkpoint, store, journal, written }: ChainJob, context: ShardContext): Promise<boolean> {
  const { study, open, folder, emit } = context;
  if (!checkpoint) store.clear();
  const run = open.runChain(arm, chain, checkpoint?.saved);
  let generation = checkpoint?.saved.generation ?? -1;
  if (checkpoint) emit({ type: 'generation', arm, chain, generation, resumed: true });
  const portraits = chain === 0 ? portraitGenerations(study.generations) : undefined;
  const [flush, save, breathe] = [new Pace(FLUSH_EVERY), new Pace(CHECKPOINT_EVERY), new Pace(BREATHE_EVERY)];

  for (;;) {
    const coming = nextStep(run, generation);
    const next = isPromise(coming) ? await coming : coming;
    if ('ended' in next) {
      const outcome: Outcome = { arm, chain, ...next.ended };
      journal.append({ outcome });
      journal.flush();
      store.clear();
      emit({ type: 'end', outcome, planned: study.generations });
      return true;
    }
    const { step } = next;
    generation = step.generation;
    if (generation > written) step.rows?.forEach((values, member) => { journal.append({ row: { arm, chain, member, generation, values } }); });
    if (portraits?.has(generation)) await writePortrait(folder, arm, step);
    emit({ type: 'generation', arm, chain, generation });
    const stopping = context.stopped();
    if (stopping || save.due()) store.write(step, journal.flush());
    else if (flush.due()) journal.flush();
    if (stopping) return false;
    if (breathe.due()) await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Says when a span of time has passed since it last said so. */
class Pace {
  private readonly every: number;
  private last = performance.now();

  constructor(every: number) {
    this.every = every;
  }

  due(): boolean {
    const now = performance.now();
    if (now - this.last < this.every) return false;
    this.last = now;
    return true;
  }
}

type Ended = { readonly ended: Omit<Outcome, 'arm' | 'chain'> };

/** The next generation, or how the chain ended: what a family, world or measure throws ends its chain, never the study. */
function nextStep(run: Steps<Step, Reason | undefined>, generation: number): Awaitable<{ readonly step: Step } | Ended> {
  const come = ({ done, value }: IteratorResult<Step, Reason | undefined>): { readonly step: Step } | Ended => {
    if (!done) return { step: value };
    return { ended: value ? { status: 'ended', generation, reason: value } : { status: 'complete', generation } };
  };
  const failed = (error: unknown): Ended => {
    const code = error instanceof UserError ? 'refused' : 'threw';
    const message = error instanceof Error ? error.message : String(error);
    return { ended: { status: 'failed', generation, reason: { code, message } } };
  };
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
  const { text, curve } = await step.portray().catch((error: unknown): Portrait => ({ text: `(not to be shown: ${error instanceof Error ? error.message : String(error)})` }));
  if (curve) writeAtomically(`${path}.json`, JSON.stringify(curve));
  writeAtomically(`${path}.txt`, text);
}
