// Rings of cells, each like its neighbours: the real pictures of an in-painter.
import type { Points } from '@collapse-lab/numeric';
import { defineEntry, streamOf, type World, type WorldSource } from '@collapse-lab/runner';
import { z } from 'zod';
import { pointScores } from '../line.ts';
import { drawRings, ringLogDensity } from '../ring/ring.ts';
import { showPoint } from '../show-number.ts';

const parameters = z.strictObject({
  cells: z.int().min(2).max(4096).describe('of an item, its dimension'),
  correlation: z.number().gt(-1).lt(1).describe('φ of x_i = φ x_(i−1) + noise around the ring; 0 makes cells independent'),
});

/** World `ring`: cells have mean 0 and variance 1. */
export const ring = defineEntry({
  id: 'ring',
  summary: 'Points whose coordinates are cells of a ring: a stationary Gaussian process of first order, of variance 1.',
  offers: ['score'],
  parameters,
  create: ({ cells, correlation }): WorldSource<Points> => ({ open: () => openRing(cells, correlation) }),
});

function openRing(cells: number, correlation: number): World<Points> {
  const law = { correlation, variance: 1 };
  return {
    draw({ count, ...request }, streams) {
      const values = new Float64Array(count * cells);
      drawRings(law, cells, values, streamOf(request, streams).fork('noise').rng());
      return { values, dimensions: cells };
    },
    score: ({ values }) => pointScores(Float64Array.from({ length: values.length / cells }, (_, i) => ringLogDensity(law, cells, values, i * cells))),
    truth: { fittedCorrelation: correlation, fittedVariance: 1 },
    show: showPoint,
    facts: { law: `ring of ${cells} cells, φ = ${correlation}, variance 1`, dimensions: cells },
  };
}
