// In-painting again and again: each generation rewrites one block of every item by what it believes of blocks given their surroundings.
import { ArrayReader, packArrays, type Points } from '@collapse-lab/numeric';
import { defineFamily, unusable, UserError, type Column, type Family, type FitOutcome } from '@collapse-lab/runner';
import { z } from 'zod';
import { fitRing, redrawBlock, ringLogDensity, type Ring } from '../ring/ring.ts';
import { pointScores } from '../line.ts';

/** The items to rewrite, and the law by which. */
interface Painter {
  readonly items: Points;
  readonly ring: Ring;
}

const parameters = z.strictObject({
  block: z.int().min(1).describe('cells that are rewritten, anywhere on the ring; fewer than items have'),
  correlation: z.union([z.number().gt(-1).lt(1), z.literal('learn')]).describe('what neighbouring cells are believed to have in common: a number, or learned of the training items'),
  variance: z.union([z.number().positive(), z.literal('learn')]).describe('of a cell: a number, or learned'),
  rule: z.enum(['sample', 'mean']).describe('sample: blocks are drawn given their surroundings; mean: they become their expectation'),
});

type Rule = z.output<typeof parameters>;

const columns: readonly Column[] = [
  { name: 'fittedCorrelation', summary: 'Correlation of neighbouring cells by which blocks are rewritten.' },
  { name: 'fittedVariance', summary: 'Variance of cells by which blocks are rewritten.' },
  { name: 'trainingCorrelation', summary: 'Σ x_i x_(i+1) / Σ x_i² over the training items.', inTrace: true },
  { name: 'trainingVariance', summary: 'Mean square of their cells.', inTrace: true },
];

/** Family `in-paint`: items are rings of cells about 0, as those of world `ring`; draws are the training items in turn, each with a block rewritten. */
export const inPaint = defineFamily({
  id: 'in-paint',
  summary: 'Rewrites a block of every training item by a Gaussian process of first order on a ring.',
  parameters,
  create: (rule): Family<Points, Painter> => ({
    columns,
    channels: ['the items themselves: all but a block of each is handed on as it is'],
    check({ dimensions }) {
      if (dimensions <= rule.block) throw new UserError(`model.block must be below the ${dimensions} cells of an item, but got ${rule.block}; lower it`);
    },
    fit: ({ items }) => fit(items, rule),
    sample({ items: { values, dimensions: cells }, ring }, count, { streams }) {
      const [places, noise] = [streams.fork('place').rng(), streams.fork('noise').rng()];
      const out = new Float64Array(count * cells);
      for (let at = 0; at < out.length; at++) out[at] = values[at % values.length]!;
      for (let from = 0; from < out.length; from += cells) redrawBlock(ring, cells, out, from, places.below(cells), rule.block, rule.rule === 'sample' ? noise : undefined);
      return { values: out, dimensions: cells };
    },
    score: ({ ring }, { values, dimensions: cells }) => pointScores(Float64Array.from({ length: values.length / cells }, (_, i) => ringLogDensity(ring, cells, values, i * cells))),
    parameters: ({ ring }) => ({ fittedCorrelation: ring.correlation, fittedVariance: ring.variance }),
    encode: ({ items, ring }) => packArrays([Uint32Array.of(items.dimensions), items.values, Float64Array.of(ring.correlation, ring.variance)]),
    decode(bytes) {
      const reader = new ArrayReader(bytes);
      const items = { dimensions: reader.u32()[0]!, values: reader.f64() };
      const [correlation = NaN, variance = NaN] = reader.f64();
      return { items, ring: { correlation, variance } };
    },
  }),
});

function fit(items: Points, { correlation, variance }: Rule): FitOutcome<Painter> {
  const { values, dimensions } = items;
  const reason = unusable(values, undefined, 1, dimensions);
  if (reason) return { ended: reason };
  const own = fitRing(values, dimensions);
  const ring = { correlation: correlation === 'learn' ? own.correlation : correlation, variance: variance === 'learn' ? own.variance : variance };
  if (!(Math.abs(ring.correlation) < 1)) return { ended: { code: 'no-process', message: `the correlation of neighbouring cells is ${ring.correlation}` } };
  return { fitted: { items: { values: values.slice(), dimensions }, ring }, trace: { trainingCorrelation: own.correlation, trainingVariance: own.variance } };
}
