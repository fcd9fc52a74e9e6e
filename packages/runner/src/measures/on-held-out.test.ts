// retained-mass, tails, subgroup and held-out on models whose scores are written down.
import { describe, expect, test } from 'vitest';
import type { Fitted, Generation, Row, World } from '../contracts.ts';
import { generationWith } from '../testing/generation.ts';
import { numbers } from '../testing/toy-lab.ts';
import { heldOut } from './held-out.ts';
import { retainedMass } from './retained-mass.ts';
import { subgroup } from './subgroup.ts';
import { tails } from './tails.ts';

type Numbers = Float64Array;

/** A model that gives each item this log-likelihood. */
function scoring(logLikelihood: (item: number) => number): Fitted<Numbers> {
  const score = (items: Numbers) => ({ logLikelihood: items.map(logLikelihood), unitStart: Uint32Array.from({ length: items.length + 1 }, (_, i) => i) });
  return { score, sample: () => Float64Array.of(), parameters: () => ({}), encode: () => new Uint8Array() };
}

const measured = (entry: typeof retainedMass<Numbers> | typeof tails<Numbers>, parts: Partial<Generation<Numbers>>, parameters = {}): Promise<Row> =>
  Promise.resolve(entry().create(entry().parameters.parse(parameters)).measure(generationWith(numbers, Float64Array.of(0, 1, 2, 3), parts)));

describe('retained-mass', () => {
  const first = scoring((x) => -x);

  test('is 1 at generation 1 and silent without a model', async () => {
    expect(await measured(retainedMass, { model: first, first })).toEqual({ retainedMass: 1 });
    expect(await measured(retainedMass, { generation: 0, first })).toEqual({});
  });

  test('counts units whose likelihood is still above 1/c of what it was', async () => {
    // Falls of 0, 1, 2 and 3 nats; ln 10 = 2.30, ln 2 = 0.69.
    const model = scoring((x) => -2 * x);
    expect(await measured(retainedMass, { model, first })).toEqual({ retainedMass: 0.75 });
    expect(await measured(retainedMass, { model, first }, { factor: 2 })).toEqual({ retainedMass: 0.25 });
  });

  test('a unit that the first model calls impossible is in no share, one that becomes impossible is lost', async () => {
    const impossible = scoring((x) => (x === 3 ? -Infinity : -x));
    expect(await measured(retainedMass, { model: first, first: impossible })).toEqual({ retainedMass: 1 });
    expect(await measured(retainedMass, { model: impossible, first })).toEqual({ retainedMass: 0.75 });
  });

  test('whole items have a column of their own, and are all there is where a unit has several scalars', async () => {
    const pairs = (model: Fitted<Numbers>): Fitted<Numbers> => ({ ...model, score: (items) => ({ ...(model.score!(items) as object), unitStart: Uint32Array.of(0, 2, 4) }) as never });
    const algebra = { ...numbers, size: () => 2 };
    // Falls by unit 0, 1, 2, 3, by item 1 and 5.
    expect(await measured(retainedMass, { model: pairs(scoring((x) => -2 * x)), first: pairs(first), algebra })).toEqual({ retainedMass: 0.75, retainedItems: 0.5 });
    expect(await measured(retainedMass, { model: scoring((x) => -2 * x), first, algebra: { ...numbers, scalarsPerUnit: () => 2 } })).toEqual({ retainedItems: 0.75 });
  });
});

describe('tails', () => {
  const held = Float64Array.from({ length: 1001 }, (_, i) => i / 1000);

  test('compare the share beyond the rank of 1 % of real units with 0.01', async () => {
    // Under −x the edge is at −0.99, and nothing real lies below −1.
    const sample = Float64Array.from({ length: 100 }, (_, i) => (i < 5 ? 0.995 : i < 8 ? 1.5 : 0.2));
    expect(await measured(tails, { first: scoring((x) => -x), sample, heldOut: held })).toEqual({ tailMass: 0.08 / 0.01, beyondReal: 0.03 });
  });

  test('go by the true law where it is known, and are silent without any law', async () => {
    const world = { score: (items: Numbers) => ({ logLikelihood: items.map((x) => x), unitStart: new Uint32Array(0) }) } as unknown as World<Numbers>;
    expect(await measured(tails, { first: scoring((x) => -x), world, sample: Float64Array.of(0.005, 0.5), heldOut: held })).toEqual({ tailMass: 0.5 / 0.01, beyondReal: 0 });
    expect(await measured(tails, {})).toEqual({});
  });
});

test('excess risk is what the world’s own law would not lose', async () => {
  const world = { score: (items: Numbers) => ({ logLikelihood: items.map(() => -1), unitStart: new Uint32Array(0) }) } as unknown as World<Numbers>;
  const seen = generationWith(numbers, Float64Array.of(0, 1, 2, 3), { model: scoring((x) => -2 * x), world });
  expect(await heldOut<Numbers>().create({}).measure(seen)).toEqual({ heldOutNll: 3, fidelityLoss: 0, excessRisk: 2, impossibleShare: 0 });
});

test('subgroup has the mass, what is kept of it and the loss of each group', async () => {
  const groups = { names: ['small', 'large'], of: (items: Numbers) => Uint16Array.from(items, (x) => Number(x >= 2)) };
  const seen = generationWith(numbers, Float64Array.of(0, 1, 2, 3), {
    sample: Float64Array.of(0, 0, 1, 5),
    world: { groups } as unknown as World<Numbers>,
    model: scoring((x) => -2 * x),
    first: scoring((x) => -x),
  });
  // Held out are 0, 1, 2, 3: the model loses x nats on each.
  expect(await subgroup<Numbers>().create({}).measure(seen)).toEqual({ groupMass1: 0.75, groupKept1: 1.5, groupLoss1: 0.5, groupMass2: 0.25, groupKept2: 0.5, groupLoss2: 2.5 });
});
