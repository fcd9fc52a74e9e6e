import { streams } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Batch, Policy } from './contracts.ts';
import { openStudy } from './open-study.ts';
import type { SavedChain, Step } from './open-study.ts';
import { parseStudy } from './parse-study.ts';
import { numbers, toyLab, toyStudy } from './testing/toy-lab.ts';

const host = { readText: (path: string) => Promise.reject(new Error(`${path} must not be read`)) };
const open = (...overrides: string[]) => openStudy(toyLab, parseStudy({ name: 'toy', text: toyStudy, overrides }, toyLab), host);

async function collect(run: AsyncGenerator<Step, unknown>): Promise<Step[]> {
  const steps: Step[] = [];
  for await (const step of run) steps.push(step);
  return steps;
}

const rows = (steps: readonly Step[]): string => JSON.stringify(steps.map(({ generation, values }) => [generation, values]));

describe('the loop', () => {
  it('numbers generation 0 for the real sample and 1 for the first fit', async () => {
    const steps = await collect((await open()).runChain('loop', 0));
    expect(steps.map(({ generation }) => generation)).toEqual(Array.from({ length: 13 }, (_, t) => t));
    expect(steps[0]!.values).not.toHaveProperty('fittedMean');
    expect(steps.map(({ values }) => values?.['lineage'])).toEqual([undefined, ...Array.from({ length: 12 }, (_, t) => t + 1)]);
  });

  it('trains generation 1 on the real sample alone, and later ones on what the policy composes', async () => {
    const [zeroth, first, second] = await collect((await open('generations=2')).runChain('loop', 0));
    expect([zeroth, first, second].map((step) => step!.values!['realShare'])).toEqual([
      1,
      1,
      // 5 fresh of 20; of the 5 carried over all are real, as generation 1 was trained on real items only.
      0.5,
    ]);
  });

  it('gives the same rows for the same seed and others for another', async () => {
    const run = async (seed: string) => rows(await collect((await open(seed)).runChain('loop', 1)));
    expect(await run('seed=1')).toBe(await run('seed=1'));
    expect(await run('seed=1')).not.toBe(await run('seed=2'));
  });

  it('starts chains from different real samples, and the arms of one chain from the same', async () => {
    const study = await open();
    const first = async (arm: 'loop' | 'control', chain: number) => (await collect(study.runChain(arm, chain)))[1]!.values!['fittedMean'];
    expect(await first('loop', 0)).not.toBe(await first('loop', 1));
    expect(await first('loop', 0)).toBe(await first('control', 0));
  });

  it('trains the control arm on fresh real items only', async () => {
    const steps = await collect((await open()).runChain('control', 0));
    expect(steps.every(({ values }) => values!['realShare'] === 1)).toBe(true);
    expect(new Set(steps.slice(1).map(({ values }) => values!['fittedMean'])).size).toBe(12);
  });

  it('thins its record to generations 0, 1, every record-th and the last', async () => {
    const steps = await collect((await open('record=5')).runChain('loop', 0));
    expect(steps.filter(({ values }) => values).map(({ generation }) => generation)).toEqual([0, 1, 5, 10, 12]);
  });

  it('returns the reason when a fit cannot be had, and throws what a family throws', async () => {
    const ending = (await open('model.endAt=3')).runChain('loop', 0);
    let last = await ending.next();
    while (!last.done) last = await ending.next();
    expect(last.value).toEqual({ code: 'degenerate', message: 'no spread left at fit 3' });
    await expect(collect((await open('model.throwAt=3')).runChain('loop', 0))).rejects.toThrow('broken at fit 3');
  });

  it('goes on from any saved generation to the same rows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 11 }), fc.constantFrom('policy={kind: accumulate}', 'policy.carry=0.25'), async (at, policy) => {
        const study = await open(policy);
        const whole: Step[] = [];
        let saved: SavedChain | undefined;
        for await (const step of study.runChain('loop', 2)) {
          whole.push(step);
          if (step.generation === at) saved = step.save(0);
        }
        const rest = await collect(study.runChain('loop', 2, saved));
        expect(rows(rest)).toBe(rows(whole.slice(at + 1)));
      }),
      { numRuns: 20 },
    );
  });
});

describe('policies', () => {
  const batch = (values: number[], bornIn: number): Batch<Float64Array> => ({
    items: Float64Array.from(values),
    bornIn: new Uint32Array(values.length).fill(bornIn),
    bornBy: new Uint16Array(values.length),
  });
  const compose = (policy: Policy, size: number) => {
    const tenth = (k: number): number[] => Array.from({ length: size }, (_, i) => 1000 * k + i);
    const loop = { generation: 4, size, real: batch(tenth(0), 0), synthetic: batch(tenth(4), 4), training: batch(tenth(3), 3), archive: batch(tenth(9), 2) };
    const fresh = (count: number): Batch<Float64Array> => batch(Array.from({ length: count }, (_, i) => -1 - i), 0);
    return policy.compose(loop, { algebra: numbers, streams: streams(1), fresh });
  };
  const mix = (real: number, synthetic: number, realFrom = 'fresh'): Policy => toyLab.policies.get('mix').create({ real, synthetic, realFrom });
  const counts = ({ bornIn }: Batch<Float64Array>): Record<number, number> => {
    const byBirth: Record<number, number> = {};
    for (const t of bornIn) byBirth[t] = (byBirth[t] ?? 0) + 1;
    return byBirth;
  };

  it.each([
    // real, synthetic, size → floor(real · size), floor(synthetic · size), the rest carried over
    [0.1, 0.9, 10_000, { 0: 1000, 4: 9000 }],
    [0.1, 0.45, 10, { 0: 1, 3: 5, 4: 4 }],
    [0.33, 0.33, 10, { 0: 3, 3: 4, 4: 3 }],
    [0, 0, 7, { 3: 7 }],
    [0.5, 0.5, 7, { 0: 3, 3: 1, 4: 3 }],
  ])('mix floors real %d and synthetic %d of %d and carries over the rest', (real, synthetic, size, expected) => {
    expect(counts(compose(mix(real, synthetic), size))).toEqual(expected);
  });

  it('mix draws without replacement from each source and never loses an origin', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 60 }), (a, b, size) => {
        const { items, bornIn } = compose(mix(a, (1 - a) * b, 'fixed'), size);
        expect(items.length).toBe(size);
        expect(new Set(items).size).toBe(size);
        // In this fixture an item's thousands are the generation it was born in.
        expect([...items].map((x) => Math.floor(x / 1000))).toEqual([...bornIn]);
      }),
    );
  });

  it('mix takes fresh real items, or items of the first real sample when fixed', () => {
    expect(compose(mix(1, 0, 'fresh'), 3).items).toEqual(Float64Array.of(-1, -2, -3));
    expect([...compose(mix(1, 0, 'fixed'), 3).items].sort()).toEqual([0, 1, 2]);
  });

  it('accumulate trains on the real sample and everything drawn since', async () => {
    const steps = await collect((await open('policy={kind: accumulate}', 'generations=4')).runChain('loop', 0));
    expect(steps.map(({ values }) => values!['trainingItems'])).toEqual([20, 20, 40, 60, 80]);
    expect(steps.map(({ values }) => values!['realShare'])).toEqual([1, 1, 1 / 2, 1 / 3, 1 / 4]);
  });
});
