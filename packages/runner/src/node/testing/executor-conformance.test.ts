import { describe, expect, it, test } from 'vitest';
import type { Executor, RunEvent } from '../executors/executor.ts';
import { inlineExecutor } from '../executors/inline.ts';
import { threadsExecutor } from '../executors/threads.ts';
import { toyLab } from '../../testing/toy-lab.ts';
import { executorConformance } from './executor-conformance.ts';

// Workers start from source through tsx; what they import is found by the same condition as here.
const tsx = JSON.stringify(import.meta.resolve('tsx/esm/api'));
const worker = JSON.stringify(new URL('./toy-worker.ts', import.meta.url).href);
const entry = new URL(`data:text/javascript,${encodeURIComponent(`import { register } from ${tsx}; register(); await import(${worker});`)}`);
const inline = (): Executor => inlineExecutor(toyLab);

describe.each<[string, () => Executor]>([
  ['inline', inline],
  ['threads of 1', () => threadsExecutor(entry, 1)],
  ['threads of 3', () => threadsExecutor(entry, 3)],
])('executor %s', (_, executor) => {
  for (const { name, run } of executorConformance({ executor })) test(name, run);
});

/** An executor whose events went through `change`. */
const changed = (change: (events: AsyncIterable<RunEvent>) => AsyncIterable<RunEvent>): (() => Executor) => () => ({ run: (tasks, signal) => change(inline().run(tasks, signal)) });

async function mistakes(executor: () => Executor): Promise<string> {
  const found: string[] = [];
  for (const { name, run } of executorConformance({ executor })) await run().catch((error: unknown) => found.push(`${name}: ${(error as Error).message}`));
  return found.join('\n');
}

describe('the conformance suite', () => {
  it.each<[string, () => Executor, string]>([
    ['says everything twice', changed(async function* (events) { for await (const event of events) yield* [event, event]; }), 'reports every generation once, and of which run: what was reported must be'],
    ['forgets its last task', () => ({ run: (tasks, signal) => inline().run(tasks.slice(0, -1), signal) }), 'writes the rows that the inline executor writes: the journals must be'],
    ['does not listen to the signal', () => ({ run: (tasks) => inline().run(tasks, new AbortController().signal) }), 'starts nothing on a signal that was given before: what was reported must be'],
    ['swallows what the disk says', changed(async function* (events) { try { yield* events; } catch { /* nobody is told */ } }), 'a refusal of the disk must be a UserError, but is undefined'],
  ])('tells of an executor that %s', async (_, executor, message) => {
    expect(await mistakes(executor)).toContain(message);
  });
});
