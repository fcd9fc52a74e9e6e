import { streams } from '@collapse-lab/numeric';
import { describe, expect, it } from 'vitest';
import type { Batch, Scores, Selection, World } from '../contracts.ts';
import { numbers } from '../testing/toy-lab.ts';
import { chainSelections, commonSelections } from './registry.ts';

type Numbers = Float64Array;

// The log-likelihood of x is −x²/2 up to a constant, as under N(0, 1).
const world: World<Numbers> = {
  draw: () => new Float64Array(0),
  show: () => '',
  facts: {},
  score: (items): Scores => ({ logLikelihood: items.map((x) => (-x * x) / 2), unitStart: Uint32Array.from({ length: items.length + 1 }, (_, i) => i) }),
};
const make = (id: string, parameters: unknown): Selection<Numbers> => commonSelections<Numbers>().find((entry) => entry.id === id)!.create(parameters);
const batch = (items: Numbers, bornIn = 3): Batch<Numbers> => ({ items, bornIn: new Uint32Array(items.length).fill(bornIn), bornBy: new Uint16Array(items.length) });
const run = async (selection: Selection<Numbers>, candidates: Batch<Numbers>, count = candidates.items.length): Promise<Batch<Numbers>> =>
  selection.select(candidates, { algebra: numbers, world, streams: streams('selection'), count });

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

  it('of one chooses all, and never what is impossible unless everything is', async () => {
    const all = batch(Float64Array.of(1, 2, 3));
    expect(await run(make('curate', { of: 1, reward: 'length' }), all)).toEqual(all);
    const impossible: World<Numbers> = { ...world, score: (items) => ({ ...world.score!(items), logLikelihood: items.map((x) => (x < 0 ? -Infinity : 0)) }) };
    const curate = make('curate', { of: 2, reward: 'log-likelihood' });
    const context = { algebra: numbers, world: impossible, streams: streams(1), count: 2 };
    const { items } = await curate.select(batch(Float64Array.of(-1, 5, -2, -3)), context);
    expect(items[0]).toBe(5);
    expect(items[1]).toBeLessThan(0);
  });

  it('by log-likelihood needs a world that has one', async () => {
    const lawless: World<Numbers> = { draw: world.draw, show: world.show, facts: {} };
    const context = { algebra: numbers, world: lawless, streams: streams(1), count: 1 };
    expect(() => make('curate', { of: 1, reward: 'log-likelihood' }).select(batch(Float64Array.of(1)), context)).toThrow('a world whose law is known');
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

describe('dedupe', () => {
  it('keeps the first of equal items, in their order', async () => {
    expect([...(await run(make('dedupe', {}), batch(Float64Array.of(3, 1, 3, 2, 1)))).items]).toEqual([3, 1, 2]);
  });
});

describe('several selections', () => {
  it('ask for as many candidates as the first of them needs for the last', async () => {
    const both = chainSelections([make('curate', { of: 3, reward: 'length' }), make('curate', { of: 2, reward: 'length' })]);
    expect(both.candidates(5)).toBe(30);
    expect((await run(both, batch(new Float64Array(30)), 5)).items.length).toBe(5);
  });

  it('that are none leave everything', async () => {
    const all = batch(Float64Array.of(1, 2));
    expect(await run(chainSelections([]), all)).toBe(all);
    expect(chainSelections([]).candidates(7)).toBe(7);
  });
});
