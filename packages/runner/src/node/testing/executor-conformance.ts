// What every executor must hold to, as plain checks that any test runner can run: one test per check, `await check.run()`.
// They run small studies of the toy laboratory in folders of their own.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../errors.ts';
import { parseStudy } from '../../parse-study.ts';
import { lastGenerationOf, planShards, shardSizes } from '../../plan.ts';
import type { Outcome } from '../../record.ts';
import type { Study } from '../../study.ts';
import { mustEqual, type Check } from '../../testing/check.ts';
import { toyLab, toyStudy } from '../../testing/toy-lab.ts';
import type { Executor, RunEvent, Task } from '../executors/executor.ts';
import { inlineExecutor } from '../executors/inline.ts';
import { readJournal } from '../journal.ts';
import { RunFolder } from '../run-folder.ts';
import { createRun } from '../run-study.ts';

export interface ExecutorCase {
  /** Makes the executor anew; where it works it must have the toy laboratory, `toyLab`. */
  readonly executor: () => Executor;
  /** Where runs may be made, for executors whose workers do not see the system's temporary folder. */
  readonly folder?: string;
}

/** The checks for an executor; each makes runs of its own and removes them, so that they may run in any order. */
export function executorConformance({ executor, folder = tmpdir() }: ExecutorCase): Check[] {
  const check = (name: string, run: (bench: Bench) => Promise<void>): Check => ({
    name,
    async run() {
      const bench = new Bench(executor, mkdtempSync(join(folder, 'executor-')));
      try {
        await run(bench);
      } finally {
        rmSync(bench.folder, { recursive: true, force: true });
      }
    },
  });
  return [
    check('writes the rows that the inline executor writes', writesSameRows),
    check('writes the same journals whatever the order of its tasks', takesAnyOrder),
    check('reports every generation once, and of which run', reportsOnce),
    check('reports an end when its outcome is on the disk', reportsEndsWhenWritten),
    check('ends at once when there is nothing to do', endsAtOnce),
    check('starts nothing on a signal that was given before', startsNothing),
    check('stops on the signal with everything saved, and goes on to the same bytes', stopsAndGoesOn),
    check('runs the other chains when one fails', outlivesFailures),
    check('throws UserError when the disk refuses, with the others saved', tellsOfTheDisk),
  ];
}

const never = new AbortController().signal;

/** A folder for the runs of one check, and the executor to run them with. */
class Bench {
  readonly folder: string;
  readonly executor: Executor;
  private runs = 0;

  constructor(executor: () => Executor, folder: string) {
    this.executor = executor();
    this.folder = folder;
  }

  /** Makes a run of the toy study and returns its tasks. */
  async make(...overrides: string[]): Promise<Task[]> {
    const study: Study = parseStudy({ name: 'toy', text: toyStudy, overrides }, toyLab);
    const place = { base: this.folder, folder: join(this.folder, `run-${this.runs++}`) };
    await createRun(study, { lab: toyLab, ...place });
    return planShards(study, shardSizes(study)).map((shard) => ({ job: { study, ...place }, shard }));
  }

  /** Runs the tasks and returns what was told. */
  async run(tasks: readonly Task[], { signal = never, executor = this.executor, onEvent }: { signal?: AbortSignal; executor?: Executor; onEvent?: (event: RunEvent) => void } = {}): Promise<RunEvent[]> {
    const told: RunEvent[] = [];
    for await (const event of executor.run(tasks, signal)) {
      told.push(event);
      onEvent?.(event);
    }
    return told;
  }

  /** The journals that the inline executor writes for the study. */
  async expected(...overrides: string[]): Promise<Record<string, string>> {
    const tasks = await this.make(...overrides);
    await this.run(tasks, { executor: inlineExecutor(toyLab) });
    return journalsOf(tasks);
  }
}

/** The journals of the run that tasks are of, by file name. */
function journalsOf([task]: readonly Task[]): Record<string, string> {
  const { journals } = new RunFolder(task!.job.folder);
  if (!existsSync(journals)) return {};
  return Object.fromEntries(readdirSync(journals).sort().map((name) => [name, readFileSync(join(journals, name), 'utf8')]));
}

async function writesSameRows(bench: Bench): Promise<void> {
  const study = ['chains=5', 'policy={ kind: accumulate }'];
  const tasks = await bench.make(...study);
  await bench.run(tasks);
  mustEqual('the journals', journalsOf(tasks), await bench.expected(...study));
}

async function takesAnyOrder(bench: Bench): Promise<void> {
  const expected = await bench.expected('chains=5');
  const [a, b] = [await bench.make('chains=5'), await bench.make('chains=5')];
  // Those of two runs in turn, back to front.
  await bench.run(a.flatMap((task, i) => [task, b[i]!]).reverse());
  mustEqual('the journals of the first run', journalsOf(a), expected);
  mustEqual('the journals of the second run', journalsOf(b), expected);
}

async function reportsOnce(bench: Bench): Promise<void> {
  const runs = [await bench.make('chains=2'), await bench.make('chains=3', 'generations=5')];
  const told = await bench.run(runs.flat());
  const names = told.map(({ folder, event }) => {
    if (event.type === 'end') return `${folder} ${event.outcome.arm} ${event.outcome.chain} ends at ${event.outcome.generation} of ${event.planned}`;
    return `${folder} ${event.arm} ${event.chain} generation ${event.generation}${event.resumed ? ' again' : ''}`;
  });
  const expected = runs.flat().flatMap(({ job: { folder, study }, shard: { arm, from, to } }) =>
    Array.from({ length: to - from }, (_, i) => from + i).flatMap((chain) => [
      ...Array.from({ length: lastGenerationOf(study, arm) + 1 }, (_, t) => `${folder} ${arm} ${chain} generation ${t}`),
      `${folder} ${arm} ${chain} ends at ${lastGenerationOf(study, arm)} of ${lastGenerationOf(study, arm)}`,
    ]),
  );
  mustEqual('what was reported', names.sort(), expected.sort());
}

async function reportsEndsWhenWritten(bench: Bench): Promise<void> {
  const tasks = await bench.make('chains=200', 'generations=3');
  const early: Outcome[] = [];
  const onEvent = ({ event }: RunEvent): void => {
    if (event.type !== 'end') return;
    const { arm, chain } = event.outcome;
    const { job, shard } = tasks.find(({ shard: each }) => each.arm === arm && each.from <= chain && chain < each.to)!;
    const entries = readJournal(new RunFolder(job.folder).journal(shard.name));
    if (!entries.some(({ entry }) => 'outcome' in entry && entry.outcome.chain === chain)) early.push(event.outcome);
  };
  await bench.run(tasks, { onEvent });
  mustEqual('the ends that were reported before they were written', early, []);
}

async function endsAtOnce(bench: Bench): Promise<void> {
  mustEqual('what was reported of no tasks', await bench.run([]), []);
}

async function startsNothing(bench: Bench): Promise<void> {
  const tasks = await bench.make();
  mustEqual('what was reported', await bench.run(tasks, { signal: AbortSignal.abort() }), []);
  mustEqual('the journals', journalsOf(tasks), {});
}

async function stopsAndGoesOn(bench: Bench): Promise<void> {
  const study = ['chains=5', 'generations=40', 'model.milliseconds=2', 'policy={ kind: accumulate }'];
  const expected = await bench.expected(...study);
  const tasks = await bench.make(...study);
  // Stopped again and again, each time a few generations on.
  for (let stops = 0; ; stops++) {
    const controller = new AbortController();
    let seen = 0;
    const onEvent = ({ event }: RunEvent): void => {
      if (event.type === 'generation' && !event.resumed && ++seen === 100) controller.abort();
    };
    await bench.run(tasks, { signal: controller.signal, onEvent });
    if (!controller.signal.aborted) {
      if (stops === 0) throw new Error('the signal must stop a run of 246 generations, but it ran to its end');
      break;
    }
  }
  mustEqual('the journals', journalsOf(tasks), expected);
  const resumed = await bench.run(tasks);
  mustEqual('what is reported of a run that lacks nothing', resumed.map(({ event }) => event.type), tasks.map(() => 'end'));
}

async function outlivesFailures(bench: Bench): Promise<void> {
  // The world has real items for the control's first generations and no more; the loop asks for none.
  const study = ['chains=3', 'control=1', 'policy={ kind: replace }', 'world.reserve=100'];
  const [broken, tasks] = [await bench.make('model.throwAt=2'), await bench.make(...study)];
  const told = await bench.run([...broken, ...tasks]);
  mustEqual('the journals of the run with one chain that fails', journalsOf(tasks), await bench.expected(...study));
  const ends = told.flatMap(({ folder, event }) => (folder === tasks[0]!.job.folder && event.type === 'end' ? [`${event.outcome.arm} ${event.outcome.status}`] : []));
  mustEqual('how its chains ended', ends.sort(), ['control failed', 'loop complete', 'loop complete', 'loop complete']);
}

async function tellsOfTheDisk(bench: Bench): Promise<void> {
  const study = ['chains=5', 'generations=30', 'model.milliseconds=1'];
  const expected = await bench.expected(...study);
  const tasks = await bench.make(...study);
  const { job, shard } = tasks[2]!;
  const journal = new RunFolder(job.folder).journal(shard.name);
  // A journal that nobody can write, root neither: it leads to where a file stands in the way.
  await bench.run(tasks.slice(0, 1));
  symlinkSync('../study.yaml/no-folder', journal);
  const refusal = await bench.run(tasks).then(() => undefined, (error: unknown) => error);
  if (!(refusal instanceof UserError)) throw new Error(`a refusal of the disk must be a UserError, but is ${String(refusal)}`);
  if (!refusal.message.includes(journal)) throw new Error(`a refusal of the disk must name ${journal}, but says: ${refusal.message}`);
  rmSync(journal);
  await bench.run(tasks);
  mustEqual('the journals once the disk is mended', journalsOf(tasks), expected);
}
