// A generation shown to people: some of its numbers to read, and the density it was drawn from.
import { pointCount, scalars, type Points } from '@collapse-lab/numeric';
import type { Portrait, Scores, Sitter } from '@collapse-lab/runner';
import { histogramDensity } from './kernels/histogram-density.ts';
import { lineValues } from './line.ts';

const ITEMS = 20;
const GRID_POINTS = 201;
/** Room on either side of the reference sample, as a share of its range. */
const MARGIN = 0.15;
const BINS = 40;
/** Enough to see a shape by, few enough to be drawn. */
const DOTS = 500;

type Subject = Pick<Sitter<Points>, 'world' | 'sample' | 'model' | 'reference'>;

/**
 * The first 20 values, one per line, and a density on 201 points over the reference sample's range and 15 % beyond it: the
 * model's, at generation 0 the true one, and where neither is known a histogram's of the sample. In more dimensions up to 500
 * points instead of a density.
 */
export async function portrayPoints(subject: Subject): Promise<Portrait> {
  const { world, sample, reference } = subject;
  const shown = Math.min(ITEMS, pointCount(sample));
  const text = Array.from({ length: shown }, (_, i) => world.show(sample, i)).join('\n');
  if (reference.dimensions > 1) return { text, cloud: cloudOf(sample) };
  const grid = gridOver(lineValues(reference));
  return { text, curve: { x: [...grid], density: [...(await densityOver(grid, subject))] } };
}

/** The first points by their first two coordinates, to six digits. */
function cloudOf({ values, dimensions: d }: Points): NonNullable<Portrait['cloud']> {
  const shown = Math.min(DOTS, values.length / d);
  const along = (axis: number): number[] => Array.from({ length: shown }, (_, i) => Number(values[i * d + axis]!.toPrecision(6)));
  return { x: along(0), y: along(1) };
}

/** Depends on the reference alone, so that every generation of a chain is drawn on the same axis. */
function gridOver(reference: Float64Array): Float64Array {
  let low = Infinity;
  let high = -Infinity;
  for (const x of reference) {
    low = Math.min(low, x);
    high = Math.max(high, x);
  }
  const margin = MARGIN * (high - low) || 1;
  const step = (high - low + 2 * margin) / (GRID_POINTS - 1);
  return Float64Array.from({ length: GRID_POINTS }, (_, i) => low - margin + i * step);
}

async function densityOver(grid: Float64Array, { world, sample, model }: Subject): Promise<Float64Array> {
  const points = scalars(grid);
  const scores: Scores | undefined = model ? await model.score?.(points) : world.score?.(points);
  return scores ? scores.logLikelihood.map(Math.exp) : histogramDensity(lineValues(sample), grid, BINS);
}
