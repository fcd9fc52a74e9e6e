// The refit clock over whole chains of Gaussians: with every generation recorded, leapt through, and cut off on the way.
import { openStudy, parseStudy, policies, type Lab } from '@collapse-lab/runner';
import { memoryHost } from '@collapse-lab/runner/testing';
import { expect, test } from 'vitest';
import { points } from './domain.ts';

const lab: Lab = { domains: [points], policies };
const text = `name: line
world: { kind: mixture, means: [0], stdDevs: [1], weights: [1] }
model: { family: gaussian, divisor: n }
policy: { kind: replace }
size: 50
heldOut: 40
generations: 120
chains: 2
measures: [refit-clock, moments, retained-mass]
`;

async function lastRow(...overrides: string[]): Promise<Record<string, number>> {
  const study = await openStudy(lab, parseStudy({ name: 'line', text, overrides }, lab), memoryHost());
  let last: Record<string, number> = {};
  for await (const { rows } of study.runChain('loop', 1)) if (rows) last = rows[0]!;
  return last;
}

test('a loop on its own samples ticks p/(2n) a generation, to the same bits where generations are leapt', async () => {
  const whole = await lastRow();
  expect(whole['refitClock']).toBeCloseTo(120 * (2 / 100), 12);
  expect(await lastRow('record=60')).toEqual(whole);
});

test('an accumulating loop ticks as the squares of the generations, a mixed one by the share that is synthetic', async () => {
  const basel = Array.from({ length: 120 }, (_, i) => 1 / ((i + 1) * (i + 1))).reduce((a, b) => a + b);
  expect((await lastRow('policy={kind: accumulate}'))['refitClock']).toBeCloseTo((2 / 100) * basel, 12);
  // After generation 1 four of five items are the model's: 40 items at a share of 1/50.
  expect((await lastRow('policy={kind: mix, real: 0.2, synthetic: 0.8, realFrom: fresh}'))['refitClock']).toBeCloseTo(2 / 100 + 119 * 40 / 2500, 12);
});

test('a chain that goes on from a saved state has the clock and the first model it started with', async () => {
  const study = await openStudy(lab, parseStudy({ name: 'line', text, overrides: [] }, lab), memoryHost());
  const rows = async (run: ReturnType<typeof study.runChain>): Promise<unknown[]> => {
    const all: unknown[] = [];
    for await (const step of run) all.push(step.rows);
    return all;
  };
  const whole = await rows(study.runChain('loop', 0));
  let saved;
  for await (const step of study.runChain('loop', 0)) if (step.generation === 60) saved = step.save([0]);
  expect(await rows(study.runChain('loop', 0, saved))).toEqual(whole.slice(61));
});
