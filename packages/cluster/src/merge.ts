// Merges what shards have computed into the run's own journals, and seals it as if one machine had run it: an executor that finds chains
// where others run them.
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { lastGenerationOf, type Arm, type Lab, type Outcome, type RunRecord, type Shard } from '@collapse-lab/runner';
import { makeFolder, onDisk, readJournal, resumeRuns, RunFolder, writeAtomically, type Executor, type RunEvent, type Task } from '@collapse-lab/runner/node';
import { AttemptFolder, type ClusterFolder } from './cluster-folder.ts';
import { checkSealed, readMarker } from './marker.ts';
import type { PlannedRuns } from './plan.ts';

/** Chains without an outcome that have the same shard and arm. */
export interface Gap {
  readonly run: string;
  readonly arm: Arm;
  /** First and last, with none between them that is there. */
  readonly from: number;
  readonly to: number;
  /** Which is to bring them, counted from 1. */
  readonly shard: number;
}

/** Writes the runs' journals, tables and states from all that has been computed, and names the chains that nobody has. Throws UserError where a sealed shard is damaged. */
export async function mergeRuns(folder: ClusterFolder, planned: PlannedRuns, { lab }: { readonly lab: Lab }): Promise<{ readonly records: readonly RunRecord[]; readonly gaps: readonly Gap[] }> {
  // Before anything is touched.
  for (let index = 1; index <= planned.plan.shards; index++) {
    const marker = readMarker(folder, index);
    if (marker) checkSealed(folder, index, marker);
  }
  // Where it merges changes no number.
  const records = await resumeRuns(planned.runs, { lab, executor: merging(folder, planned), allowDrift: true });
  return { records, gaps: gapsOf(planned, records) };
}

/** The executor: takes the run's own journal for what it has, and what attempts have of the rest. */
function merging(folder: ClusterFolder, planned: PlannedRuns): Executor {
  return {
    async *run(tasks: readonly Task[]): AsyncGenerator<RunEvent> {
      // What the last task has read, as the next one often goes on in the same: a shard may have the chains of many tasks.
      let last = new Map<string, ReadonlyMap<number, WholeChain>>();
      for (const { job, shard } of tasks) {
        const own = new RunFolder(job.folder);
        const found = wholeChains(own.journal(shard.name));
        const read: typeof last = new Map();
        for (const { attempt, journal } of sourcesOf(folder, planned, job.folder, shard)) {
          const theirs = last.get(journal) ?? wholeChains(journal);
          read.set(journal, theirs);
          for (const chain of chainsOf(shard, theirs)) {
            if (!found.has(chain.outcome.chain)) found.set(chain.outcome.chain, chain);
            moveState(attempt, own, chain.outcome);
          }
        }
        last = read;
        const chains = chainsOf(shard, found);
        if (chains.length > 0) writeAtomically(own.journal(shard.name), chains.map(({ bytes }) => bytes));
        for (const { outcome } of chains) yield { folder: job.folder, event: { type: 'end', outcome, planned: lastGenerationOf(job.study, shard.arm) } };
      }
    },
  };
}

/** Where chains of a run may be: the attempts at every shard that has some of them, the one that sealed it first, with their journals. */
function* sourcesOf(folder: ClusterFolder, { runs, shards }: PlannedRuns, run: string, { arm, from, to }: Shard): Generator<{ readonly attempt: AttemptFolder; readonly journal: string }> {
  const which = runs.findIndex((path) => resolve(path) === run);
  for (const [i, pieces] of shards.entries()) {
    for (const { run: its, chains } of pieces) {
      if (its !== which || chains.arm !== arm || chains.from >= to || chains.to <= from) continue;
      for (const path of attemptsAt(folder, i + 1)) {
        const attempt = new AttemptFolder(run, { attempt: path, run: its });
        yield { attempt, journal: attempt.journal(chains.name) };
      }
    }
  }
}

/** Those of a task that are there, in their order. */
function chainsOf({ from, to }: Shard, found: ReadonlyMap<number, WholeChain>): WholeChain[] {
  return Array.from({ length: to - from }, (_, k) => found.get(from + k)).filter((chain) => chain !== undefined);
}

/** The attempts' folders at a shard, the one that sealed it first. */
function attemptsAt(folder: ClusterFolder, index: number): string[] {
  const sealed = readMarker(folder, index)?.attempt;
  const names = folder.attempts(index).sort((a, b) => Number(b === sealed) - Number(a === sealed));
  return names.map((name) => folder.attempt(index, name));
}

/** A chain's lines up to its outcome. */
interface WholeChain {
  readonly bytes: Uint8Array;
  readonly outcome: Outcome;
}

/** The chains of a journal that have ended; what was lengthened has several outcomes, and ends at the last. */
function wholeChains(path: string): Map<number, WholeChain> {
  const lines = new Map<number, { pieces: Uint8Array[]; whole: number; outcome?: Outcome }>();
  const entries = readJournal(path);
  const bytes = entries.length > 0 ? readFileSync(path) : new Uint8Array();
  let start = 0;
  for (const { entry, end } of entries) {
    const { chain } = 'row' in entry ? entry.row : entry.outcome;
    const of = lines.get(chain) ?? { pieces: [], whole: 0 };
    lines.set(chain, of);
    of.pieces.push(bytes.subarray(start, end));
    if ('outcome' in entry) [of.outcome, of.whole] = [entry.outcome, of.pieces.length];
    start = end;
  }
  return new Map([...lines].flatMap(([chain, { pieces, whole, outcome }]) => (outcome ? [[chain, { bytes: Buffer.concat(pieces.slice(0, whole)), outcome }]] : [])));
}

/** Takes the final state of a chain that an attempt kept for a run that is given more generations. */
function moveState(attempt: AttemptFolder, own: RunFolder, { arm, chain }: Outcome): void {
  const [from, to] = [attempt, own].map((each) => each.finished(arm, chain)) as [string, string];
  if (!existsSync(from)) return;
  makeFolder(dirname(to));
  onDisk(to, () => {
    if (existsSync(to)) rmSync(from, { recursive: true, force: true });
    else renameSync(from, to);
  });
}

function gapsOf({ runs, shards }: PlannedRuns, records: readonly RunRecord[]): Gap[] {
  const gaps: Gap[] = [];
  const there = records.map(({ outcomes }) => new Set(outcomes.map(({ arm, chain }) => `${arm} ${chain}`)));
  for (const [i, pieces] of shards.entries()) {
    for (const { run, chains: { arm, from, to } } of pieces) {
      for (let chain = from; chain < to; chain++) {
        if (there[run]!.has(`${arm} ${chain}`)) continue;
        const last = gaps.at(-1);
        if (last?.run === runs[run] && last?.arm === arm && last.shard === i + 1 && last.to === chain - 1) gaps[gaps.length - 1] = { ...last, to: chain };
        else gaps.push({ run: runs[run]!, arm, from: chain, to: chain, shard: i + 1 });
      }
    }
  }
  return gaps;
}
