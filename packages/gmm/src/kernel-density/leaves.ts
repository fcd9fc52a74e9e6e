// Points packed into runs of neighbours, each with the box that holds it (sort-tile-recursive; Leutenegger, Lopez & Edgington 1997).
import type { Points } from '@collapse-lab/numeric';

/** Points of a leaf: few enough that its box is small, and enough that looking at the box costs little beside them. */
const LEAF_SIZE = 64;

/** n points in d dimensions in L leaves. */
export interface Leaves {
  /** n: which point stands where, leaf after leaf. */
  readonly order: Uint32Array;
  /** L + 1: leaf l holds what stands from starts[l] to starts[l + 1] − 1. */
  readonly starts: Uint32Array;
  /** L × d: least and largest coordinate on every axis. */
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** Sorts points into slabs along the first axis, each slab along the next, and cuts the last into leaves of 64 points or fewer. */
export function packLeaves({ values, dimensions: d }: Points): Leaves {
  const n = values.length / d;
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  const starts: number[] = [];
  tile(0, n, 0);
  starts.push(n);
  return { order, starts: Uint32Array.from(starts), ...boxes() };

  function tile(from: number, to: number, axis: number): void {
    const size = to - from;
    order.subarray(from, to).sort((a, b) => values[a * d + axis]! - values[b * d + axis]!);
    // As many slabs on every axis that is left.
    const slabs = axis === d - 1 ? Math.ceil(size / LEAF_SIZE) : Math.ceil(Math.exp(Math.log(Math.max(1, size / LEAF_SIZE)) / (d - axis)));
    for (let slab = 0; slab < slabs; slab++) {
      const [first, end] = [from + Math.floor((slab * size) / slabs), from + Math.floor(((slab + 1) * size) / slabs)];
      if (axis === d - 1) starts.push(first);
      else tile(first, end, axis + 1);
    }
  }

  function boxes(): Pick<Leaves, 'low' | 'high'> {
    const low = new Float64Array((starts.length - 1) * d).fill(Infinity);
    const high = new Float64Array((starts.length - 1) * d).fill(-Infinity);
    for (let leaf = 0; leaf < starts.length - 1; leaf++) {
      for (let at = starts[leaf]!; at < starts[leaf + 1]!; at++) {
        for (let axis = 0; axis < d; axis++) {
          const x = values[order[at]! * d + axis]!;
          low[leaf * d + axis] = Math.min(low[leaf * d + axis]!, x);
          high[leaf * d + axis] = Math.max(high[leaf * d + axis]!, x);
        }
      }
    }
    return { low, high };
  }
}

/** Squared Euclidean distance from the point at `at` to the nearest place in a leaf's box. */
export function squaredDistanceToBox(point: Float64Array, at: number, { low, high }: Leaves, leaf: number, d: number): number {
  let sum = 0;
  for (let axis = 0; axis < d; axis++) {
    const x = point[at + axis]!;
    const beyond = Math.max(low[leaf * d + axis]! - x, x - high[leaf * d + axis]!, 0);
    sum += beyond * beyond;
  }
  return sum;
}
