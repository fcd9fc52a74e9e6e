// Cells of equal probability in d dimensions: a reference sample halved again and again along its axes in turn (Bentley 1975).
import type { Points } from '@collapse-lab/numeric';

/** A binary tree of cuts. Inner node i cuts `axis[i]` at `cut[i]`; a child below 0 is the cell −1 − child. */
export interface CellTree {
  readonly count: number;
  readonly axis: Uint32Array;
  readonly cut: Float64Array;
  readonly below: Int32Array;
  readonly above: Int32Array;
}

/** `count` ≥ 2 cells that hold equally many of the reference's points, up to one; tied coordinates can leave cells empty. */
export function equalCellTree({ values, dimensions: d }: Points, count: number): CellTree {
  const tree = { count, axis: new Uint32Array(count - 1), cut: new Float64Array(count - 1), below: new Int32Array(count - 1), above: new Int32Array(count - 1) };
  const order = Uint32Array.from({ length: values.length / d }, (_, i) => i);
  let [nodes, cells] = [0, 0];
  split(order, count, 0);
  return tree;

  /** Cuts these points into `into` cells and returns the node, or the cell where there is nothing to cut. */
  function split(points: Uint32Array, into: number, depth: number): number {
    if (into === 1) return -1 - cells++;
    const node = nodes++;
    const axis = depth % d;
    const at = (i: number): number => values[points[i]! * d + axis]!;
    points.sort((a, b) => values[a * d + axis]! - values[b * d + axis]!);
    const lower = into >> 1;
    const size = Math.round((points.length * lower) / into);
    tree.axis[node] = axis;
    tree.cut[node] = size === 0 || size === points.length ? NaN : 0.5 * (at(size - 1) + at(size));
    tree.below[node] = split(points.subarray(0, size), lower, depth + 1);
    tree.above[node] = split(points.subarray(size), into - lower, depth + 1);
    return node;
  }
}

/** How many points lie in each cell; a point with a NaN lies in none. */
export function countInCells({ values, dimensions: d }: Points, { count, axis, cut, below, above }: CellTree): Uint32Array {
  const counts = new Uint32Array(count);
  for (let at = 0; at < values.length; at += d) {
    if (values.subarray(at, at + d).some(Number.isNaN)) continue;
    let node = 0;
    while (node >= 0) node = values[at + axis[node]!]! < cut[node]! ? below[node]! : above[node]!;
    counts[-1 - node]!++;
  }
  return counts;
}
