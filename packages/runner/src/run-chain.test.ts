import { streams } from '@collapse-lab/numeric';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Batch, Policy } from './contracts.ts';
import { openStudy } from './open-study.ts';
import type { Step } from './open-study.ts';
import type { SavedChain } from './saved-chain.ts';
import { parseStudy } from './parse-study.ts';
import { memoryHost } from './testing/memory-host.ts';
import { numbers, toyLab, toyStudy } from './testing/toy-lab.ts';

const host = memoryHost();
const open = (...overrides: string[]) => openStudy(toyLab, parseStudy({ name: 'toy', text: toyStudy, overrides }, toyLab), host);

async function collect(run: AsyncIterable<Step>): Promise<Step[]> {
  const steps: Step[] = [];
  for await (const step of run) steps.push(step);
  return steps;
}

const rows = (steps: readonly Step[]): string => JSON.stringify(steps.map(({ generation, rows }) => [generation, rows]));

describe('the loop', () => {
  it('numbers generation 0 for the real sample and 1 for the first fit', async () => {
    const steps = await collect((await open()).runChain('loop', 0));
    expect(steps.map(({ generation }) => generation)).toEqual(Array.from({ length: 13 }, (_, t) => t));
    expect(steps[0]!.rows![0]).not.toHaveProperty('fittedMean');
    expect(steps.map(({ rows: all }) => all?.[0]?.['lineage'])).toEqual([undefined, ...Array.from({ length: 12 }, (_, t) => t + 1)]);
  });

  it('trains generation 1 on the real sample alone, and later ones on what the policy composes', async () => {
    const [zeroth, first, second] = await collect((await open('generations=2')).runChain('loop', 0));
    expect([zeroth, first, second].map((step) => step!.rows![0]!['realShare'])).toEqual([
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
    const first = async (arm: 'loop' | 'control', chain: number) => (await collect(study.runChain(arm, chain)))[1]!.rows![0]!['fittedMean'];
    expect(await first('loop', 0)).not.toBe(await first('loop', 1));
    expect(await first('loop', 0)).toBe(await first('control', 0));
  });

  it('trains the control arm on fresh real items only', async () => {
    const steps = await collect((await open()).runChain('control', 0));
    expect(steps.every(({ rows: all }) => all![0]!['realShare'] === 1)).toBe(true);
    expect(new Set(steps.slice(1).map(({ rows: all }) => all![0]!['fittedMean'])).size).toBe(12);
  });

  it('has real samples in the noise floor, each independent of what its model learned from', async () => {
    const study = await open('measures=[sizes, parameters]', 'generations=9');
    const steps = await collect(study.runChain('floor', 0));
    expect(steps.map(({ generation }) => generation)).toEqual([0, 1, 2]);
    expect(steps.every(({ rows: all }) => all![0]!['realShare'] === 1 && all![0]!['trainingItems'] === 20)).toBe(true);
    const real = (await collect(study.runChain('loop', 0)))[1]!.rows![0]!['fittedMean'];
    const [first, second] = steps.slice(1).map(({ rows: all }) => all![0]!['fittedMean']);
    expect(first).toBe(real);
    expect(second).not.toBe(real);
  });

  it('thins its record to generations 0, 1, every record-th and the last', async () => {
    const steps = await collect((await open('record=5')).runChain('loop', 0));
    expect(steps.filter(({ rows: all }) => all).map(({ generation }) => generation)).toEqual([0, 1, 5, 10, 12]);
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
          if (step.generation === at) saved = step.save([]);
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
    const loop = { generation: 4, size, member: 0, pool: [], real: batch(tenth(0), 0), synthetic: batch(tenth(4), 4), training: batch(tenth(3), 3), archive: batch(tenth(9), 2), recent: [] };
    const fresh = (count: number): Batch<Float64Array> => batch(Array.from({ length: count }, (_, i) => -1 - i), 0);
    return policy.compose(loop, { algebra: numbers, streams: streams(1), fresh, respond: (proposals) => proposals });
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
    // 100 · 0.29 is 28.999… in floating point
    [0.29, 0.71, 100, { 0: 29, 4: 71 }],
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

  const trained = async (...overrides: string[]): Promise<{ items: number[]; realShare: number[] }> => {
    const steps = await collect((await open('generations=5', ...overrides)).runChain('loop', 0));
    const of = (column: string): number[] => steps.slice(1).map(({ rows: all }) => all![0]![column]!);
    return { items: of('trainingItems'), realShare: of('realShare') };
  };

  it.each([
    // What generations 1 … 5 are trained on, with size 20: items, and the share of them that is real.
    ['{ kind: replace }', [20, 20, 20, 20, 20], [1, 0, 0, 0, 0]],
    ['{ kind: accumulate }', [20, 40, 60, 80, 100], [1, 1 / 2, 1 / 3, 1 / 4, 1 / 5]],
    ['{ kind: augment-fixed }', [20, 40, 40, 40, 40], [1, 1 / 2, 1 / 2, 1 / 2, 1 / 2]],
    ['{ kind: fresh-every, every: 2 }', [20, 20, 20, 20, 20], [1, 0, 1, 0, 1]],
    ['{ kind: window, last: 2 }', [20, 40, 40, 40, 40], [1, 1 / 2, 0, 0, 0]],
    ['{ kind: augment-fixed, real: 0.25 }', [20, 25, 25, 25, 25], [1, 0.2, 0.2, 0.2, 0.2]],
    ['{ kind: weighted, weight: 0.5, real: 0.25, realFrom: fixed }', [20, 25, 25, 25, 25], [1, 0.2, 0.2, 0.2, 0.2]],
    ['{ kind: weighted, weight: 0.5, real: 0.25, realFrom: fresh }', [20, 25, 25, 25, 25], [1, 0.2, 0.2, 0.2, 0.2]],
    ['{ kind: weighted, weight: 0.5, synthetic: 0.5, realFrom: fixed }', [20, 30, 30, 30, 30], [1, 2 / 3, 2 / 3, 2 / 3, 2 / 3]],
  ])('%s trains on %j items', async (policy, items, realShare) => {
    expect(await trained(`policy=${policy}`)).toEqual({ items, realShare });
  });

  it('accumulate-subsample keeps the budget and draws from everything since generation 0', async () => {
    const { items, realShare } = await trained('policy={ kind: accumulate-subsample }');
    expect(items).toEqual([20, 20, 20, 20, 20]);
    expect(realShare[0]).toBe(1);
    for (const share of realShare.slice(1)) expect(share).toBeGreaterThan(0);
    expect(realShare[1]).toBeLessThan(1);
  });

  it('leave a histogram of births in the journal, by powers of two of the age', async () => {
    const overrides = ['policy={ kind: accumulate }', 'measures=[sizes, origins]', 'generations=9'];
    const steps = await collect((await open(...overrides)).runChain('loop', 0));
    // Generation 9 trains on the real sample and on what generations 1 … 8 drew: ages 1, 2–3, 4–7 and 8.
    expect(steps.at(-1)!.rows![0]).toMatchObject({ realShare: 1 / 9, bornAgo1: 1 / 9, bornAgo2to3: 2 / 9, bornAgo4to7: 4 / 9, bornAgo8to15: 1 / 9 });
    expect(Object.keys(steps[1]!.rows![0]!)).not.toContain('bornAgo1');
  });

  it('weighted gives real items the share w of the likelihood, and keeps the sum of weights at their number', () => {
    const { weight, bornIn } = compose(toyLab.policies.get('weighted').create({ weight: 0.7, synthetic: 0.5, realFrom: 'fixed' }), 10);
    const sum = (born: number): number => weight!.reduce((total, w, i) => total + (bornIn[i] === born ? w : 0), 0);
    expect(sum(0)).toBeCloseTo(0.7 * 15, 12);
    expect(sum(4)).toBeCloseTo(0.3 * 15, 12);
  });

  it('weighted gives synthetic items the whole likelihood where a share of the size is less than one real item', () => {
    const { weight, bornIn } = compose(toyLab.policies.get('weighted').create({ weight: 0.7, real: 0.05, synthetic: 0.5, realFrom: 'fixed' }), 10);
    expect([[...weight!], [...bornIn]]).toEqual([Array(5).fill(1), Array(5).fill(4)]);
  });

  it('follow their schedule from generation to generation', async () => {
    const policy = 'policy={ kind: mix, real: { schedule: list, values: [1, 0.5, 0.25] }, synthetic: 0, carry: { schedule: list, values: [0, 0.5, 0.75] }, realFrom: fresh }';
    const { realShare } = await trained(policy);
    // Composed for generation t with the schedule's value at t; what is carried over is itself partly real.
    expect(realShare.slice(0, 2)).toEqual([1, 1]);
    expect((await trained('policy={ kind: mix, real: { schedule: step, from: 0, to: 1, at: 4 }, synthetic: { schedule: step, from: 1, to: 0, at: 4 }, realFrom: fresh }')).realShare).toEqual([1, 0, 0, 1, 1]);
  });
});

describe('a reward', () => {
  it('that needs the likelihood of a world without one is refused when the study is opened', async () => {
    await expect(open('selection=[{kind: curate, of: 2, reward: log-likelihood}]')).rejects.toThrow(
      'reward "log-likelihood" must have a world whose law is known, but "normal" is none; leave it out',
    );
  });
});

describe('a world that drifts', () => {
  it('is drawn from as it is in each generation, and a model fed on its own past lags behind', async () => {
    const drift = 'world.mean={ schedule: linear, from: 0, to: 100 }';
    const means = async (policy: string): Promise<number[]> =>
      (await collect((await open('generations=11', drift, `policy=${policy}`)).runChain('loop', 0))).slice(1).map(({ rows: all }) => all![0]!['fittedMean']!);
    const followed = await means('{ kind: fresh-every, every: 1 }');
    // Fresh items at generation t have mean 10 (t − 1) and standard error 1/√20.
    followed.forEach((mean, i) => { expect(Math.abs(mean - 10 * i)).toBeLessThan(5 / Math.sqrt(20)); });
    const lagging = await means('{ kind: replace }');
    expect(lagging.at(-1)!).toBeLessThan(10);
  });
});

describe('several members', () => {
  const text = toyStudy.replace('model: { family: spread }\n', '');
  const openMembers = (...overrides: string[]) =>
    openStudy(toyLab, parseStudy({ name: 'toy', text: `${text}members: [{ family: spread }, { family: spread }]\n`, overrides }, toyLab), host);

  it('start from real samples of their own and have a row each', async () => {
    const steps = await collect((await openMembers('policy={ kind: replace }')).runChain('loop', 0));
    expect(steps.every(({ rows: all }) => all!.length === 2)).toBe(true);
    expect(steps[1]!.rows![0]!['fittedMean']).not.toBe(steps[1]!.rows![1]!['fittedMean']);
  });

  it('exchange what they drew as the matrix says', async () => {
    // Member 1 trains on member 2's output alone, member 2 on fresh real data.
    const policy = 'policy={ kind: exchange, realFrom: fresh, matrix: [[0, 0, 1], [1, 0, 0]] }';
    const steps = await collect((await openMembers(policy, 'world.mean=50')).runChain('loop', 0));
    expect(steps.slice(2).map(({ rows: all }) => all!.map((row) => row['realShare']))).toEqual(steps.slice(2).map(() => [0, 1]));
  });

  it('go on from any saved generation to the same rows', async () => {
    const study = await openMembers('policy={ kind: exchange, realFrom: fresh, matrix: [[0.2, 0.4, 0.4], [0.1, 0.5, 0.4]] }', 'generations=6');
    const whole: Step[] = [];
    let saved: SavedChain | undefined;
    for await (const step of study.runChain('loop', 0)) {
      whole.push(step);
      if (step.generation === 3) saved = step.save([]);
    }
    expect(rows(await collect(study.runChain('loop', 0, saved)))).toBe(rows(whole.slice(4)));
  });

  it('whose matrix does not fit are refused', () => {
    const parse = (matrix: string) => parseStudy({ name: 'toy', text: `${text}members: [{ family: spread }, { family: spread }]\n`, overrides: [`policy={ kind: exchange, realFrom: fresh, matrix: ${matrix} }`] }, toyLab);
    expect(() => parse('[[0.5, 0.5]]')).toThrow('policy "exchange" must be made for the 2 members of the study, but is made for 1; change its parameters or the members');
    expect(() => parse('[[0.5, 0.2, 0.2], [1, 0, 0]]')).toThrow('row must sum to 1');
    expect(() => parse('[[1, 0], [1, 0]]')).toThrow('row must have 3 shares');
  });
});
