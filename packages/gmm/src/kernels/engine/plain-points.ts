// The kernels for points in d dimensions in plain TypeScript: slower, and the same to the bit.
import type { Points } from '@collapse-lab/numeric';
import { ones } from '../scratch.ts';
import { pointSums } from './plain/em-points.ts';
import type { PointBitLaw, PointKernels, PointSums } from './point-kernels.ts';

export class PlainPointKernels implements PointKernels {
  private points: Points = { values: new Float64Array(0), dimensions: 1 };
  private weight: Float64Array | undefined;

  load(points: Points, weight?: Float64Array): void {
    this.points = points;
    this.weight = weight;
  }

  sums(law: PointBitLaw, centres: Float64Array, sums: PointSums): number {
    const { points, weight } = this;
    return pointSums(points, weight ?? ones(points.values.length / points.dimensions), weight !== undefined, law, centres, sums);
  }
}
