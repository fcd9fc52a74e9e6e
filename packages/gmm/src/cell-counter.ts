// Counts of points in cells that were equally likely in a real sample: a density as the distribution of a discrete law.
import type { Points } from '@collapse-lab/numeric';
import { countCells, equalCells } from './kernels/cells.ts';
import { countInCells, equalCellTree } from './multivariate/equal-cells.ts';

type CellCounter = (points: Points) => Uint32Array;

/** Counters of points by real sample, each made once: `count` cells of equal probability under it. */
export function cellCounterOf(count: number): (reference: Points) => CellCounter {
  const known = new WeakMap<Points, CellCounter>();
  return (reference) => {
    let counter = known.get(reference);
    if (!counter) known.set(reference, (counter = cellCounter(reference, count)));
    return counter;
  };
}

/** Counts points in cells that hold equally many of the reference's. */
function cellCounter(reference: Points, count: number): CellCounter {
  if (reference.dimensions === 1) {
    const cells = equalCells(reference.values, count);
    return ({ values }) => countCells(values, cells);
  }
  const tree = equalCellTree(reference, count);
  return (points) => countInCells(points, tree);
}
