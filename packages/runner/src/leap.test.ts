import type { Rng } from '@collapse-lab/numeric';
import { describe, expect, it } from 'vitest';
import type { Family, Policy } from './contracts.ts';
import { openStudy, type Step } from './open-study.ts';
import { parseStudy } from './parse-study.ts';
import { extendLab, type PluginLab } from './plugin.ts';
import { memoryHost } from './testing/memory-host.ts';
import { toyLab, toyStudy } from './testing/toy-lab.ts';

interface Walk {
  readonly mean: number;
  readonly fits: number;
}

/** Draws around the mean of what it learned; counts its fits, and ends at one of them. */
function walk(endAt: number, redraws: boolean): Family<Float64Array, Walk> {
  const fill = (items: Float64Array, mean: number, rng: Rng): Float64Array => {
    rng.fillNormals(items, mean, 1);
    return items;
  };
  return {
    columns: [{ name: 'mean', summary: 'mean' }, { name: 'fits', summary: 'fits since the real data' }],
    fit({ items }, { previous }) {
      const fits = (previous?.fits ?? 0) + 1;
      if (fits === endAt) return { ended: { code: 'done', message: `at fit ${fits}` } };
      return { fitted: { mean: items.reduce((sum, x) => sum + x, 0) / items.length, fits } };
    },
    sample: ({ mean }, count, { streams }) => fill(new Float64Array(count), mean, streams.rng()),
    ...(redraws && { redraw: ({ mean }: Walk, items: Float64Array, { streams }) => { fill(items, mean, streams.rng()); } }),
    parameters: ({ mean, fits }) => ({ mean, fits }),
    encode: ({ mean, fits }) => new Uint8Array(Float64Array.of(mean, fits).buffer),
    decode(bytes) {
      const [mean = NaN, fits = NaN] = new Float64Array(bytes.slice().buffer);
      return { mean, fits };
    },
  };
}

const lab = extendLab(toyLab, [
  {
    path: 'walk.ts',
    plugin({ defineFamily, definePolicy, z }: PluginLab) {
      const parameters = z.strictObject({ endAt: z.int().default(0), redraws: z.boolean() });
      defineFamily({ domain: 'numbers', id: 'walk', summary: 'A random walk.', parameters, create: ({ endAt, redraws }) => walk(endAt, redraws) });
      const now = (real: boolean): Policy => ({ remembers: [], onlySynthetic: !real, compose: (loop, { fresh }) => (real ? fresh(loop.size) : loop.synthetic) });
      definePolicy({ id: 'now-and-then', summary: 'Real data where `real` is 1.', parameters: z.strictObject({ real: z.number() }), create: ({ real }) => now(real === 1) });
    },
  },
]);
const text = toyStudy.replace('model: { family: spread }\n', '');
const host = memoryHost();

async function run(chain: number, ...overrides: string[]): Promise<{ steps: Step[]; rows: unknown[]; ended: unknown }> {
  const study = parseStudy({ name: 'walk', text, overrides: ['policy={ kind: replace }', 'measures=[parameters, sizes]', ...overrides] }, lab);
  const chains = (await openStudy(lab, study, host)).runChain('loop', chain);
  const steps: Step[] = [];
  for (;;) {
    const { done, value } = await chains.step();
    if (done) return { steps, rows: steps.flatMap(({ generation, rows }) => (rows ? [[generation, rows]] : [])), ended: value };
    steps.push(value);
  }
}
const plain = 'model={ family: walk, redraws: false }';
const leaping = 'model={ family: walk, redraws: true }';

describe('leaping', () => {
  it.each([3, 5, 12, 100])('with every %i-th generation recorded gives the rows of the plain loop', async (record) => {
    const thinned = await run(1, leaping, `record=${record}`);
    expect(thinned.rows).toEqual((await run(1, plain, `record=${record}`)).rows);
    expect(thinned.steps.length).toBeLessThan(13);
  });

  it('does not happen where every generation is recorded, in the chain that is shown, with a selection, or with several members', async () => {
    const selected = 'selection=[{ kind: dedupe }]';
    const pair = 'members=[{ family: walk, redraws: true }, { family: walk, redraws: true }]';
    for (const [chain, ...changes] of [[1, leaping, 'record=1'], [0, leaping, 'record=5'], [1, leaping, 'record=5', selected], [1, pair, 'record=5']] as const) {
      expect((await run(chain, ...changes)).steps.length).toBe(13);
    }
  });

  it('does not happen where a policy turns to other data later', async () => {
    const policy = 'policy={ kind: now-and-then, real: [0, 0, 0, 1, 0] }';
    expect((await run(1, leaping, policy, 'record=12')).rows).toEqual((await run(1, plain, policy, 'record=12')).rows);
  });

  it('leaves a fit that ends to the plain loop, after the same generation', async () => {
    const endAt = (redraws: boolean) => run(1, `model={ family: walk, redraws: ${redraws}, endAt: 9 }`, 'record=100');
    const [leapt, walked] = [await endAt(true), await endAt(false)];
    expect(leapt.ended).toEqual({ code: 'done', message: 'at fit 9' });
    expect([leapt.steps.at(-1)!.generation, leapt.rows]).toEqual([walked.steps.at(-1)!.generation, walked.rows]);
  });

  it('goes on from a saved state to the same rows, and does not change what was saved', async () => {
    const { steps, rows } = await run(1, leaping, 'record=6');
    const study = parseStudy({ name: 'walk', text, overrides: ['policy={ kind: replace }', 'measures=[parameters, sizes]', leaping, 'record=6'] }, lab);
    const opened = await openStudy(lab, study, host);
    for (const { generation, save } of steps) {
      const rest: unknown[] = [];
      for await (const step of opened.runChain('loop', 1, save([]))) if (step.rows) rest.push([step.generation, step.rows]);
      expect(rest).toEqual(rows.filter((row) => (row as [number])[0] > generation));
    }
  });
});
