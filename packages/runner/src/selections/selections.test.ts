import { streams } from '@collapse-lab/numeric';
import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import { Catalogue, defineEntry } from '../catalogue.ts';
import type { Batch, Reward, Scores, Selection, World } from '../contracts.ts';
import { UserError } from '../errors.ts';
import { commonRewards } from '../rewards/registry.ts';
import { numbers } from '../testing/toy-lab.ts';
import { chainSelections, commonSelections, type NamedSelection, type Selector } from './registry.ts';

type Numbers = Float64Array;

// The log-likelihood of x is −x²/2 up to a constant, as under N(0, 1).
const world: World<Numbers> = {
  draw: () => new Float64Array(0),
  show: () => '',
  facts: {},
  score: (items): Scores => ({ logLikelihood: items.map((x) => (-x * x) / 2), unitStart: Uint32Array.from({ length: items.length + 1 }, (_, i) => i) }),
};
const rewards = new Catalogue('reward', commonRewards<Numbers>());
const named = (selection: Selection<Numbers>): NamedSelection<Numbers> => ({ kind: 'mine', selection });
const chain = (selections: readonly Selection<Numbers>[]): Selector<Numbers> => chainSelections(selections.map(named), rewards);
const make = (id: string, parameters: unknown): Selection<Numbers> => commonSelections<Numbers>().find((entry) => entry.id === id)!.create(parameters);
const batch = (items: Numbers, bornIn = 3): Batch<Numbers> => ({ items, bornIn: new Uint32Array(items.length).fill(bornIn), bornBy: new Uint16Array(items.length) });
const run = async (selections: Selection<Numbers> | Selection<Numbers>[], candidates: Batch<Numbers>, count = candidates.items.length, inWorld = world): Promise<Batch<Numbers>> =>
  chain([selections].flat()).select(candidates, { algebra: numbers, world: inWorld, streams: streams('selection'), count });

describe('curate', () => {
  it('chooses one of each K candidates, by the softmax of the reward', async () => {
    const count = 200_000;
    const curate = make('curate', { of: 2, reward: 'log-likelihood' });
    expect(curate.candidates(count)).toBe(2 * count);
    const { items } = await run(curate, batch(Float64Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? 0 : 2))), count);
    // Rewards 0 and −2: the first is chosen with probability 1/(1 + e⁻²) = 0.880797; within 5 standard errors.
    const share = items.filter((x) => x === 0).length / count;
    expect(Math.abs(share - 0.880797)).toBeLessThan(5 * Math.sqrt((0.880797 * 0.119203) / count));
  });

  it('chooses among what an earlier selection has left', async () => {
    const { items } = await run([make('dedupe', {}), make('curate', { of: 2, reward: 'length' })], batch(Float64Array.of(1, 1, 1, 2, 3, 4, 5)), 6);
    // 5 of 7 are left: two pairs and one that has no other.
    expect([items.length, items.every((x) => x >= 1 && x <= 4)]).toEqual([2, true]);
  });

  it('of one chooses all, and never what is impossible unless everything is', async () => {
    const all = batch(Float64Array.of(1, 2, 3));
    expect(await run(make('curate', { of: 1, reward: 'length' }), all)).toEqual(all);
    const impossible: World<Numbers> = { ...world, score: (items) => ({ ...world.score!(items), logLikelihood: items.map((x) => (x < 0 ? -Infinity : 0)) }) };
    const curate = make('curate', { of: 2, reward: 'log-likelihood' });
    const { items } = await run(curate, batch(Float64Array.of(-1, 5, -2, -3)), 2, impossible);
    expect(items[0]).toBe(5);
    expect(items[1]).toBeLessThan(0);
    // What is infinitely good is chosen for certain.
    const certain: World<Numbers> = { ...world, score: (items) => ({ ...world.score!(items), logLikelihood: items.map((x) => (x === 2 ? Infinity : 1e300)) }) };
    expect([...(await run(curate, batch(Float64Array.of(1, 2, 2, 1)), 2, certain)).items]).toEqual([2, 2]);
  });
});

describe('a reward', () => {
  const by = async (give: Reward<Numbers>['reward']): Promise<Batch<Numbers>> => {
    const mine = defineEntry({ id: 'mine', summary: '', parameters: z.strictObject({ weight: z.number() }), create: () => ({ reward: give }) });
    const selection = make('curate', { of: 2, reward: { kind: 'mine', weight: 3 } });
    return chainSelections([named(selection)], rewards.with([mine])).select(batch(Float64Array.of(1, 2, 3, 4)), { algebra: numbers, world, streams: streams(1), count: 2 });
  };

  it('may be another of the catalogue, with parameters of its own', async () => {
    expect([...(await by((items) => items.map((x) => 1000 * x))).items]).toEqual([2, 4]);
  });

  it.each<[string, Reward<Numbers>['reward'], string]>([
    ['too few numbers', () => new Float64Array(3), 'gave 3'],
    ['a list', () => [1, 2, 3, 4] as never, 'gave a list instead of a Float64Array'],
    ['NaN', () => Float64Array.of(1, -Infinity, NaN, 0), 'gave NaN for item 2'],
  ])('that gives %s is told so', async (_, give, fault) => {
    await expect(by(give)).rejects.toThrow(new UserError(`reward "mine" must give one number for each of the 4 items, but ${fault}; mend what its function reward returns`));
  });

  it('is given to no selection that names none', async () => {
    const nosy: Selection<Numbers> = { candidates: (count) => count, select: async (candidates, context) => (await context.rewards(candidates.items), candidates) };
    await expect(run(nosy, batch(new Float64Array(1)))).rejects.toThrow('must name the reward');
  });
});

describe('verify', () => {
  it('keeps right items with probability φ and wrong ones with ψ', async () => {
    const n = 100_000;
    const candidates = batch(Float64Array.from({ length: n }, (_, i) => (i % 2 === 0 ? 0.5 : 2)));
    // Right: −x²/2 ≥ −1, so 0.5 is right and 2 is wrong.
    const { items } = await run(make('verify', { keepRight: 0.9, keepWrong: 0.2, reward: 'log-likelihood', atLeast: -1 }), candidates);
    const kept = (x: number): number => items.filter((y) => y === x).length / (n / 2);
    expect(Math.abs(kept(0.5) - 0.9)).toBeLessThan(5 * Math.sqrt((0.9 * 0.1) / (n / 2)));
    expect(Math.abs(kept(2) - 0.2)).toBeLessThan(5 * Math.sqrt((0.2 * 0.8) / (n / 2)));
  });
});

describe('truncate', () => {
  it('keeps the share with the highest rewards, in the order of the candidates, of equal ones the first', async () => {
    const truncate = make('truncate', { share: 0.5, reward: 'log-likelihood' });
    expect(truncate.candidates(3)).toBe(6);
    expect([...(await run(truncate, batch(Float64Array.of(3, -1, 0.5, 2, 1, 4)), 3)).items]).toEqual([-1, 0.5, 1]);
    expect([...(await run(truncate, batch(Float64Array.of(1, 1, 1, 1)), 2)).items]).toEqual([1, 1]);
  });

  it('keeps its share of fewer candidates than it asked for, and all of them where the share is 1', async () => {
    expect((await run([make('dedupe', {}), make('truncate', { share: 0.5, reward: 'log-likelihood' })], batch(Float64Array.of(1, 1, 1, 2)), 2)).items).toEqual(Float64Array.of(1));
    expect((await run(make('truncate', { share: 1, reward: 'length' }), batch(Float64Array.of(1, 2, 3)))).items).toEqual(Float64Array.of(1, 2, 3));
  });
});

describe('tilt', () => {
  const tilt = make('tilt', { reward: 'log-likelihood', temperature: 0.5 });

  it('weighs synthetic items by exp(reward / temperature), and leaves real ones and the sum as they were', async () => {
    expect([tilt.stage, tilt.weighs]).toEqual(['training', true]);
    const mixed = { ...batch(Float64Array.of(9, 0, 1, 2)), bornIn: Uint32Array.of(0, 3, 3, 3) };
    const { weight, items } = await run(tilt, mixed);
    // Rewards 0, −½ and −2.
    const weights = [1, Math.exp(-1), Math.exp(-4)];
    const sum = weights.reduce((a, b) => a + b, 0);
    expect([...weight!]).toEqual([1, ...weights.map((w): unknown => expect.closeTo((3 * w) / sum, 14))]);
    expect(items).toEqual(mixed.items);
  });

  it('multiplies weights that are there, and changes nothing where all is real or impossible', async () => {
    const weighed = { ...batch(Float64Array.of(0, 1)), weight: Float64Array.of(1, 3) };
    const { weight } = await run(tilt, weighed);
    expect(weight![1]! / weight![0]!).toBeCloseTo(3 * Math.exp(-1), 14);
    expect(weight![0]! + weight![1]!).toBeCloseTo(4, 14);
    expect([...weighed.weight]).toEqual([1, 3]);
    expect([...(await run(tilt, batch(Float64Array.of(5, 6), 0))).weight!]).toEqual([1, 1]);
    const impossible: World<Numbers> = { ...world, score: (items) => ({ ...world.score!(items), logLikelihood: items.map(() => -Infinity) }) };
    expect([...(await run(tilt, batch(Float64Array.of(1, 2)), 2, impossible)).weight!]).toEqual([1, 1]);
  });
});

describe('provenance', () => {
  it('drops synthetic items at the true positive rate and real ones at the false, from training batches', async () => {
    const provenance = make('provenance', { truePositiveRate: 0.8, falsePositiveRate: 0.1 });
    expect(provenance.stage).toBe('training');
    const n = 100_000;
    const kept = async (bornIn: number): Promise<number> => (await run(provenance, batch(new Float64Array(n), bornIn))).bornIn.length / n;
    expect(Math.abs((await kept(0)) - 0.9)).toBeLessThan(5 * Math.sqrt((0.9 * 0.1) / n));
    expect(Math.abs((await kept(4)) - 0.2)).toBeLessThan(5 * Math.sqrt((0.8 * 0.2) / n));
  });
});

describe('watermark', () => {
  const [realShare, truePositiveRate, falsePositiveRate] = [0.2, 0.9, 0.05];
  const n = 100_000;
  const mixed = { ...batch(new Float64Array(n)), bornIn: Uint32Array.from({ length: n }, (_, i) => (i % 5 === 0 ? 0 : 3)) };
  const mean = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, x) => sum + x, 0) / values.length;

  it('weighs each item by the likelihood that it is real, and drops none', async () => {
    const watermark = make('watermark', { realShare, truePositiveRate, falsePositiveRate });
    expect([watermark.stage, watermark.weighs]).toEqual(['training', true]);
    const { weight, items } = await run(watermark, mixed);
    expect(items).toEqual(mixed.items);
    // Q₁/Q̄ of the two answers: .05/(.2 · .05 + .8 · .9) and .95/(.2 · .95 + .8 · .1).
    const [marked, unmarked] = [0.05 / 0.73, 0.95 / 0.27];
    expect([...new Set(weight)].sort((a, b) => a - b)).toEqual([expect.closeTo(marked, 14), expect.closeTo(unmarked, 14)]);
    // Mean weights 1 of all items and 1 + χ² = .05²/.73 + .95²/.27 of real ones; a weight of two values varies by less than half their distance.
    expect(Math.abs(mean(weight!) - 1)).toBeLessThan((5 * (unmarked - marked)) / 2 / Math.sqrt(n));
    const ofReal = mean([...weight!.keys()].filter((i) => mixed.bornIn[i] === 0).map((i) => weight![i]!));
    expect(Math.abs(ofReal - (0.05 * marked + 0.95 * unmarked))).toBeLessThan((5 * (unmarked - marked)) / 2 / Math.sqrt(n / 5));
  });

  it('tells real items apart where the detector never errs, and nothing where it knows nothing', async () => {
    const perfect = await run(make('watermark', { realShare, truePositiveRate: 1, falsePositiveRate: 0 }), mixed);
    expect([...perfect.weight!.subarray(0, 5)]).toEqual([5, 0, 0, 0, 0]);
    const blind = await run(make('watermark', { realShare, truePositiveRate: 0.3, falsePositiveRate: 0.3 }), { ...mixed, weight: new Float64Array(n).fill(3) });
    expect([...blind.weight!.subarray(0, 5)]).toEqual(new Array(5).fill(expect.closeTo(3, 14)));
    // A share of which nothing is left to chance: only real items are said to be there, and what is marked is not.
    expect([...(await run(make('watermark', { realShare: 1, truePositiveRate: 1, falsePositiveRate: 0 }), mixed)).weight!.subarray(0, 2)]).toEqual([1, 0]);
  });
});

describe('dedupe', () => {
  it('keeps the first of equal items, in their order', async () => {
    expect([...(await run(make('dedupe', {}), batch(Float64Array.of(3, 1, 3, 2, 1)))).items]).toEqual([3, 1, 2]);
  });
});

describe('several selections', () => {
  it('ask for as many candidates as the first of them needs for the last', async () => {
    const both = chain([make('curate', { of: 3, reward: 'length' }), make('curate', { of: 2, reward: 'length' })]);
    expect(both.candidates(5)).toBe(30);
    expect((await both.select(batch(new Float64Array(30)), { algebra: numbers, world, streams: streams(1), count: 5 })).items.length).toBe(5);
  });

  it('that are none leave everything', async () => {
    const all = batch(Float64Array.of(1, 2));
    expect(await run([], all)).toBe(all);
    expect(chain([]).candidates(7)).toBe(7);
  });
});
