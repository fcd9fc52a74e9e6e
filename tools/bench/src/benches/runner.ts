// The runner: what the loop itself costs, how fast journals are written, what a second worker brings, how soon help is there.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { points } from '@collapse-lab/gmm';
import { policies, type Lab } from '@collapse-lab/runner';
import { JournalWriter } from '@collapse-lab/runner/node';
import { collapse, collapseUsing } from '../collapse.ts';
import { drain } from '../drain.ts';
import type { Figure } from '../figure.ts';
import { interleaved, type Timing } from '../median.ts';
import { opened } from '../opened.ts';

const lab: Lab = { domains: [points], policies };

export async function* runner(): AsyncGenerator<Figure> {
  yield await loopOverhead();
  yield* manyChains();
  yield await journalRate();
  yield await twoWorkers();
  yield await helpTime();
  yield accumulation();
}

/** A Gaussian of two items costs next to nothing to fit and draw, so what is left is the loop. */
async function loopOverhead(): Promise<Figure> {
  const generations = 50_000;
  const text = `name: overhead
world: { kind: mixture, means: [0], stdDevs: [1], weights: [1] }
model: { family: gaussian, divisor: n }
policy: { kind: mix, real: 1, synthetic: 0, realFrom: fresh }
size: 2
heldOut: 1
generations: ${generations}
chains: 1
measures: [parameters]
`;
  const study = await opened(lab, text);
  const run = (): Promise<void> => drain(study.runChain('loop', 0));
  await run();
  const { loop } = await interleaved({ loop: run }, 5);
  return figure('loop with a Gaussian of n = 2, inline, per generation', loop, (ms) => (1000 * ms) / generations, 'µs', '≤ 50 µs');
}

/** 10,000 chains of 100 generations: walked with a row for every generation, and leapt, by points and by their statistics, with rows for the first and the last. */
async function* manyChains(): AsyncGenerator<Figure> {
  const [chains, generations] = [10_000, 100];
  const runs = async (record: number, sampling = 'points'): Promise<() => Promise<void>> => {
    const text = `name: many
world: { kind: mixture, means: [0], stdDevs: [1], weights: [1] }
model: { family: gaussian, divisor: n, sampling: ${sampling} }
policy: { kind: replace }
size: 100
heldOut: 1
generations: ${generations}
chains: ${chains + 1}
record: ${record}
measures: [parameters]
`;
    const study = await opened(lab, text);
    return async () => { for (let chain = 1; chain <= chains; chain++) await drain(study.runChain('loop', chain)); };
  };
  const { walked, leapt, statistics } = await interleaved({ walked: await runs(1), leapt: await runs(generations), statistics: await runs(generations, 'statistics') }, 5);
  const each = (ms: number): number => (1000 * ms) / (chains * generations);
  yield figure('10,000 chains × 100 generations, Gaussian n = 100, every row', walked, each, 'µs');
  yield figure('the same, leapt: rows of generations 0, 1 and 100', leapt, each, 'µs', '≤ 4 µs');
  yield figure('the same, leapt by mean and scatter', statistics, each, 'µs', '≤ 4 µs');
}

async function journalRate(): Promise<Figure> {
  const rows = 200_000;
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const write = (): void => {
    const journal = new JournalWriter(join(folder, 'rows.jsonl'), 0);
    for (let i = 0; i < rows; i++) {
      journal.append({ row: { arm: 'loop', chain: 0, member: 0, generation: i, values: { mean: i / 7, variance: 1 / (i + 1), relativeSupport: 0.9 } } });
      if (i % 5000 === 4999) journal.flush();
    }
    journal.flush();
    journal.close();
  };
  const { journal } = await interleaved({ journal: write }, 5);
  rmSync(folder, { recursive: true });
  return figure('journal, three columns, fsync every 5,000 rows', journal, (ms) => rows / ms, 'k rows/s', '≥ 200 k rows/s');
}

async function twoWorkers(): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  let runs = 0;
  // Long enough that what a command does once, before its workers start and after they end (1.5 s), does not decide.
  const run = (workers: number) => (): void => { collapse(['run', 'seed-mixture', 'chains=8', 'control=0', 'generations=4000', '--workers', String(workers), '--out', join(folder, `run-${runs++}`)]); };
  const { one, two } = await interleaved({ one: run(1), two: run(2) }, 3);
  rmSync(folder, { recursive: true });
  const ratio = one.median / two.median;
  return { figure: 'two workers against one, 8 chains × 4,000 generations, whole command', value: `${ratio.toFixed(2)} ×`, spread: `${(one.median / 1000).toFixed(1)} s against ${(two.median / 1000).toFixed(1)} s`, must: '≥ 1.9 ×' };
}

async function helpTime(): Promise<Figure> {
  const { help } = await interleaved({ help: () => { collapse(['--help']); } }, 15);
  return figure('collapse --help, process start to end', help, (ms) => ms, 'ms', '≤ 150 ms');
}

/** An archive of ten million points, journalled and saved every second: what ten times the generations take beyond the points themselves. */
function accumulation(): Figure {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const [size, few, many] = [1000, 1000, 10_000];
  const peak = (generations: number): number => {
    const study = ['seed-mixture', 'policy={ kind: accumulate }', 'model={ family: gaussian, divisor: n }', 'measures=[parameters]', `size=${size}`, 'chains=1', 'control=0', `generations=${generations}`];
    // In kilobytes.
    return collapseUsing('process.resourceUsage().maxRSS', ['run', ...study, '--workers', '1', '--out', join(folder, String(generations))]) / 1000;
  };
  const [short, long] = [peak(few), peak(many)];
  rmSync(folder, { recursive: true });
  // A point is a number and where it was born: 8 + 4 + 2 bytes. What grows by doubling holds up to once more of them while it is copied.
  const points = (14 * size * (many - few)) / 1e6;
  return {
    figure: 'peak memory, accumulate 10,000 × 1,000 points, beyond 1,000 generations and the points',
    value: `${(long - short - points).toFixed(0)} MB`,
    spread: `${short.toFixed(0)} MB, ${long.toFixed(0)} MB, points ${points.toFixed(0)} MB`,
    must: `≤ ${points.toFixed(0)} MB`,
  };
}

function figure(name: string, { median, fastest, slowest, runs }: Timing, of: (milliseconds: number) => number, unit: string, must?: string): Figure {
  const show = (ms: number): string => of(ms).toPrecision(3);
  return { figure: name, value: `${show(median)} ${unit}`, spread: `${show(fastest)} … ${show(slowest)} of ${runs}`, ...(must !== undefined && { must }) };
}
