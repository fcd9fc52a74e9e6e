import { describe, expect, it, test } from 'vitest';
import type { Batch, Family, Model } from '../contracts.ts';
import { bindFamily } from '../define-family.ts';
import { familyConformance } from './conformance.ts';
import { numbers, toyLab } from './toy-lab.ts';

const values = Float64Array.of(0.5, -1, 2.1, 0.25, 7);
const batch: Batch<Float64Array> = { items: values, bornIn: new Uint32Array(5), bornBy: new Uint16Array(5) };

describe('the toy family', () => {
  const model = (): Model<Float64Array> => toyLab.domains[0]!.open((domain) => domain.families.get('spread').create({}) as unknown as Model<Float64Array>);
  for (const { name, run } of familyConformance({ model, algebra: numbers, batch })) test(name, run);
});

const startsOf = (items: Float64Array): Uint32Array => Uint32Array.from({ length: items.length + 1 }, (_, i) => i);

/** A sound family: draws around the mean, scores by distance. */
const sound: Family<Float64Array, number> = {
  columns: [{ name: 'mean', summary: 'Mean.' }],
  decodes: ['shrink'],
  fit: ({ items }) => ({ fitted: items.reduce((sum, x) => sum + x, 0) / items.length }),
  sample(mean, count, { streams, decoding: { shrink = 1 } }) {
    const rng = streams.rng();
    return Float64Array.from({ length: count }, () => mean + shrink * rng.normal());
  },
  score: (mean, items) => ({ logLikelihood: items.map((x) => -(x - mean) * (x - mean)), unitStart: startsOf(items) }),
  parameters: (mean) => ({ mean }),
  encode: (mean) => new Uint8Array(Float64Array.of(mean).buffer),
  decode: (bytes) => new Float64Array(bytes.slice().buffer)[0]!,
};

async function mistakes(family: Family<Float64Array, number>): Promise<string[]> {
  const found: string[] = [];
  for (const { name, run } of familyConformance({ model: () => bindFamily('uniform', family), algebra: numbers, batch })) {
    await run().catch((error: unknown) => found.push(`${name}: ${(error as Error).message}`));
  }
  return found;
}

const FILLS = 'fills columns that it has described, with numbers';
const COMES_BACK = 'comes back from bytes to the same bytes, parameters, draws and scores';

describe('the conformance suite', () => {
  it('finds nothing to say of a sound family', async () => {
    expect(await mistakes(sound)).toEqual([]);
  });

  let calls = 0;
  it.each<[string, Partial<Family<Float64Array, number>>, string]>([
    ['sorts its batch', { fit: ({ items }) => ({ fitted: items.sort()[0]! }) }, 'leaves the batch it learns from as it was'],
    ['draws one item too few', { sample: (_, count) => values.slice(0, count - 1) }, 'draws as many items as it is asked for: the size of a draw of 1 must be 1, but is 0'],
    ['has a stream of its own', { sample: (mean, count) => new Float64Array(count).fill(mean + calls++) }, 'draws the same items from the same stream, and others from another: a second draw from the same stream must be'],
    ['does not ask its stream', { sample: (mean, count) => new Float64Array(count).fill(mean) }, 'draws the same items from the same stream, and others from another: a draw from another stream must be another draw'],
    ['remembers how often it fitted', { fit: () => ({ fitted: calls++ }) }, 'fits to the same bytes from the same batch and stream: the bytes of a second fit must be'],
    ['shrinks by 1 to something else', { sample: (mean, count, { streams, decoding }) => { const rng = streams.rng(); return Float64Array.from({ length: count }, () => mean + (decoding.shrink ? 2 : 1) * rng.normal()); } }, 'draws the same with decodings that change nothing: a draw with shrink 1 must be'],
    ['fills a column of nobody', { parameters: (mean) => ({ mean, median: mean }) }, `${FILLS}: family "uniform" must describe every column that it fills, but gives "median" and describes mean`],
    ['has NaN for a parameter', { parameters: () => ({ mean: NaN }) }, `${FILLS}: mean must be finite after learning this batch, but is NaN`],
    ['describes a column twice', { columns: [...sound.columns, ...sound.columns] }, `${FILLS}: columns must have names of their own`],
    ['loses digits in its bytes', { encode: (mean) => new Uint8Array(Float64Array.of(Math.fround(mean)).buffer) }, `${COMES_BACK}: its parameters must be`],
    ['redraws by another stream than it draws', { redraw: (mean, items, { streams }) => { streams.fork('other').rng().fillNormals(items, mean, 1); } }, 'leaps, where it can, to the same bytes as fit by fit and draw by draw: the bytes of the model after a leap must be'],
    ['learns otherwise without items than from them', { redraw: (mean, items, { streams }) => { streams.rng().fillNormals(items, mean, 1); }, refit: (mean) => ({ fitted: mean }) }, 'learns the same, but for rounding, without items as from them, where it can: mean must be'],
    ['normalises scores over the batch', { score: (_, items) => ({ logLikelihood: items.map(() => -Math.log(items.length)), unitStart: startsOf(items) }) }, 'scores every unit, and an item alone as among others: the scores of item 0 among others must be'],
    ['forgets to close unitStart', { score: (_, items) => ({ logLikelihood: items.slice(), unitStart: new Uint32Array(items.length) }) }, 'scores every unit, and an item alone as among others: the length of unitStart must be 6, but is 5'],
    ['refuses what came back as previous', { fit: ({ items }, { previous }) => ({ fitted: previous === undefined ? items[0]! + 1e-20 + calls : previous + calls++ }) }, 'refits alike from a previous model that came back from bytes: the bytes of a refit'],
  ])('tells of a family that %s', async (_, broken, message) => {
    calls = 0;
    expect((await mistakes({ ...sound, ...broken })).join('\n')).toContain(message);
  });

  it('tells of a batch that ends the fit', async () => {
    const found = await mistakes({ ...sound, fit: () => ({ ended: { code: 'no', message: 'not today' } }) });
    expect(new Set(found.map((line) => line.split(': ').slice(1).join(': ')))).toEqual(new Set(['the batch must be one that the family can learn, but fit ended: not today']));
  });
});
