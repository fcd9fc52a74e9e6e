import { describe, expect, it } from 'vitest';
import { openStudy, type Step } from '../open-study.ts';
import { parseStudy } from '../parse-study.ts';
import type { SavedChain } from '../saved-chain.ts';
import { memoryHost } from '../testing/memory-host.ts';
import { toyLab, toyStudy } from '../testing/toy-lab.ts';

const open = (last: string, ...overrides: string[]) =>
  openStudy(toyLab, parseStudy({ name: 'toy', text: toyStudy, overrides: [`policy={ kind: window, last: ${last} }`, 'generations=12', ...overrides] }, toyLab), memoryHost());

async function stepsOf(last: string, ...overrides: string[]): Promise<Step[]> {
  const steps: Step[] = [];
  for await (const step of (await open(last, ...overrides)).runChain('loop', 0)) steps.push(step);
  return steps;
}

const trained = (steps: readonly Step[]): (number | undefined)[] => steps.slice(1).map(({ rows }) => rows![0]!['trainingItems']);

/** Bytes of a chain's saved state, without the row of generation 1. */
const bytesOf = ({ members }: SavedChain): number =>
  members.flatMap(({ batches, fitted, archive }) => [...batches, fitted!, ...archive]).reduce((sum, part) => sum + part.length, 0);

describe('a window', () => {
  it('finds what it reaches when it opens late, and forgets what it no longer reaches when it closes', async () => {
    expect(trained(await stepsOf('{ schedule: step, from: 1, to: 4, at: 6 }'))).toEqual([20, 20, 20, 20, 20, 80, 80, 80, 80, 80, 80, 80]);
    expect(trained(await stepsOf('{ schedule: list, values: [3, 3, 3, 3, 1, 2] }'))).toEqual([20, 40, 60, 60, 20, 40, 40, 40, 40, 40, 40, 40]);
    expect(trained(await stepsOf('100'))).toEqual([20, 40, 60, 80, 100, 120, 140, 160, 180, 200, 220, 240]);
  });

  it('keeps no more than it reaches, in memory and in checkpoints, however long the chain', async () => {
    const steps = await stepsOf('3', 'generations=60');
    const saved = steps.map((step) => step.save([]));
    expect(new Set(steps.map(({ archived }) => archived[0]))).toEqual(new Set([0]));
    expect(saved.map(({ members }) => members[0]!.batches.length)).toEqual([4, 5, ...Array.from({ length: 59 }, () => 6)]);
    expect(new Set(saved.slice(2).map(bytesOf)).size).toBe(1);
  });

  it('goes on from any saved generation to the same rows', async () => {
    const study = await open('3');
    const steps: Step[] = [];
    for await (const step of study.runChain('loop', 1)) steps.push(step);
    for (const [at, step] of steps.entries()) {
      const rest: Step[] = [];
      for await (const next of study.runChain('loop', 1, step.save([]))) rest.push(next);
      expect(rest.map(({ rows }) => rows)).toEqual(steps.slice(at + 1).map(({ rows }) => rows));
    }
  });
});
