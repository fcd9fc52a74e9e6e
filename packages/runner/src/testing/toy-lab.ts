// A laboratory small enough to reason about: real numbers, a Gaussian world, and a family that fits mean and spread.
import { ArrayReader, Growable, packArrays } from '@collapse-lab/numeric';
import { z } from 'zod';
import { Catalogue, defineEntry } from '../catalogue.ts';
import type { DataAlgebra, Family, Measure, WorldSource } from '../contracts.ts';
import { defineDomain, type Chronicle, type Lab } from '../domain.ts';
import { defineFamily } from '../define-family.ts';
import { commonMeasures } from '../measures/registry.ts';
import { commonRewards } from '../rewards/registry.ts';
import { commonSelections } from '../selections/registry.ts';
import { policies } from '../policies/registry.ts';

type Numbers = Float64Array;

export const numbers: DataAlgebra<Numbers> = {
  size: (items) => items.length,
  units: (items) => items.length,
  take: (items, at) => Float64Array.from(at, (i) => items[i]!),
  builder() {
    const all = new Growable<Float64Array>((length) => new Float64Array(length));
    return { append: (items) => { all.append(items); }, view: () => all.view() };
  },
  encode: (items) => packArrays([items]),
  decode: (bytes) => new ArrayReader(bytes).f64(),
};

const normalWorld = defineEntry({
  id: 'normal',
  summary: 'N(mean, 1).',
  parameters: z.strictObject({ mean: z.number().default(0), reserve: z.int().optional(), notes: z.string().optional() }),
  create: ({ mean, reserve, notes }): WorldSource<Numbers> => ({
    open: () => ({
      draw({ from, count, generation, member }, streams) {
        if (reserve !== undefined && from === 'fresh' && generation * count > reserve) throw new Error('the reserve is used up');
        const rng = streams.fork('member', member).fork(from === 'heldOut' ? 'held-out' : from, generation).rng();
        return Float64Array.from({ length: count }, () => mean + rng.normal());
      },
      show: (items, i) => String(items[i]),
      ...(notes !== undefined && { files: () => ({ 'notes.txt': notes }) }),
      facts: { mean },
    }),
  }),
});

interface Fit {
  readonly mean: number;
  readonly stdDev: number;
  /** How many fits it stands on: carried from the previous model, so that a lost `previous` shows. */
  readonly lineage: number;
}

const spread = defineFamily({
  id: 'spread',
  summary: 'Mean and standard deviation (divides by n); can be made to end or to throw at a generation.',
  parameters: z.strictObject({ endAt: z.int().optional(), throwAt: z.int().optional(), milliseconds: z.number().default(0) }),
  create: ({ endAt, throwAt, milliseconds }): Family<Numbers, Fit> => ({
    columns: [{ name: 'fittedMean', summary: 'mean' }, { name: 'fittedStdDev', summary: 'standard deviation, divides by n' }, { name: 'lineage', summary: 'fits since the real data' }],
    weighted: true,
    async fit({ items, weight }, { previous }) {
      const lineage = (previous?.lineage ?? 0) + 1;
      if (milliseconds > 0) await new Promise((resolve) => setTimeout(resolve, milliseconds));
      if (lineage === throwAt) throw new Error(`broken at fit ${lineage}`);
      if (lineage === endAt) return { ended: { code: 'degenerate', message: `no spread left at fit ${lineage}` } };
      const average = (of: (x: number) => number): number =>
        items.reduce((sum, x, i) => sum + (weight?.[i] ?? 1) * of(x), 0) / (weight?.reduce((sum, w) => sum + w, 0) ?? items.length);
      const mean = average((x) => x);
      const variance = average((x) => (x - mean) * (x - mean));
      return { fitted: { mean, stdDev: Math.sqrt(variance), lineage } };
    },
    sample({ mean, stdDev }, count, { streams }) {
      const rng = streams.rng();
      return Float64Array.from({ length: count }, () => mean + stdDev * rng.normal());
    },
    files: ({ mean, lineage }, { facts }) => ({ 'fit.json': JSON.stringify({ mean, lineage, world: facts['mean'] }) }),
    parameters: ({ mean, stdDev, lineage }) => ({ fittedMean: mean, fittedStdDev: stdDev, lineage }),
    encode: ({ mean, stdDev, lineage }) => packArrays([Float64Array.of(mean, stdDev, lineage)]),
    decode(bytes) {
      const [mean, stdDev, lineage] = new ArrayReader(bytes).f64() as unknown as [number, number, number];
      return { mean, stdDev, lineage };
    },
  }),
});

const odd = defineEntry({
  id: 'odd',
  summary: 'Numbers that JSON does not know.',
  parameters: z.strictObject({}),
  create: (): Measure<Numbers> => ({
    columns: [{ name: 'nan', summary: 'NaN' }, { name: 'infinite', summary: '−∞' }],
    measure: () => ({ nan: NaN, infinite: -Infinity }),
  }),
});

/** The first number of every generation, as a table. */
class Firsts implements Chronicle<Numbers> {
  private readonly firsts: number[];

  constructor(saved?: Uint8Array) {
    this.firsts = saved ? [...new ArrayReader(saved).f64()] : [];
  }

  note(generation: number, sample: Numbers): void {
    this.firsts[generation] = sample[0]!;
  }

  tell() {
    return { tables: { 'firsts.csv': this.firsts.join('\n') } };
  }

  encode(): Uint8Array {
    return packArrays([Float64Array.from(this.firsts)]);
  }
}

/** The toy laboratory: world `normal`, family `spread`, the common measures and `odd`. */
export const toyLab: Lab = {
  domains: [
    defineDomain<Numbers>({
      id: 'numbers',
      words: { items: 'numbers', units: 'numbers' },
      algebra: numbers,
      worlds: new Catalogue('world', [normalWorld]),
      families: new Catalogue('family', [spread]),
      measures: new Catalogue('measure', [...commonMeasures<Numbers>(), odd]),
      selections: new Catalogue('selection', commonSelections<Numbers>()),
      rewards: new Catalogue('reward', commonRewards<Numbers>()),
      defaultMeasures: ['sizes', 'parameters', 'odd'],
      portray: ({ sample }) => ({ text: [...sample.subarray(0, 3)].join('\n') }),
      chronicle: (saved) => new Firsts(saved),
    }),
  ],
  policies,
};

/** A toy study as YAML. */
export const toyStudy = `name: toy
world: { kind: normal }
model: { family: spread }
policy: { kind: mix, real: 0.25, synthetic: 0.5, realFrom: fresh }
size: 20
heldOut: 10
generations: 12
chains: 3
floor: 0
`;
