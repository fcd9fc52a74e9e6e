// The empirical distribution: draws are training items, with replacement. A loop of it is a bootstrap of a bootstrap.
import { ArrayReader, Categorical, packArrays, pointCount, type Points } from '@collapse-lab/numeric';
import { defineFamily, unusable, type Family, type FitOutcome } from '@collapse-lab/runner';
import { z } from 'zod';
import { pointsAlgebra } from '../algebra.ts';

/** The items that draws are taken of, and their weights where they have some. */
interface Empirical {
  readonly items: Points;
  readonly weight: Float64Array | undefined;
}

/** Family `empirical`: points of any dimension; it has no density, and so no scores. */
export const empirical = defineFamily({
  id: 'empirical',
  summary: 'The empirical distribution: training items drawn with replacement.',
  parameters: z.strictObject({}),
  create: (): Family<Points, Empirical> => ({
    columns: [{ name: 'distinctShare', summary: 'Distinct training items over training items, by their first coordinate.' }],
    weighted: true,
    fit({ items, weight }): FitOutcome<Empirical> {
      const reason = unusable(items.values, weight, 1, items.dimensions);
      return reason ? { ended: reason } : { fitted: { items: pointsAlgebra.take(items, Uint32Array.from({ length: pointCount(items) }, (_, i) => i)), weight: weight?.slice() } };
    },
    sample({ items, weight }, count, { streams }) {
      const n = pointCount(items);
      const rng = streams.fork('item').rng();
      const table = weight && new Categorical(weight);
      return pointsAlgebra.take(items, Uint32Array.from({ length: count }, () => (table ? table.draw(rng) : rng.below(n))));
    },
    parameters: ({ items: { values, dimensions: d } }) => ({ distinctShare: new Set(values.filter((_, i) => i % d === 0)).size / (values.length / d) }),
    encode: ({ items, weight }) => packArrays([Uint32Array.of(items.dimensions), items.values, weight ?? new Float64Array(0)]),
    decode(bytes) {
      const reader = new ArrayReader(bytes);
      const items = { dimensions: reader.u32()[0]!, values: reader.f64() };
      const weight = reader.f64();
      return { items, weight: weight.length > 0 ? weight : undefined };
    },
  }),
});
