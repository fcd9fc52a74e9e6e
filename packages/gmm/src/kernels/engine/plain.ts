// The kernels in plain TypeScript: slower, and the same to the bit.
import type { StreamRange } from '@collapse-lab/numeric';
import type { Mixture1d } from '../mixture1d.ts';
import { ones, scratch } from '../scratch.ts';
import type { BitLaw } from './bit-law.ts';
import type { ComponentSums, Kernels } from './kernels.ts';
import { DISTANCE_BLOCK, firstReachingIn } from './lanes.ts';
import { below, interval, split } from './plain/clusters.ts';
import { sumsOfAny } from './plain/em-any.ts';
import { sumsOfTwo } from './plain/em-two.ts';
import { narrow, sumsOfTwoF32 } from './plain/em-two-f32.ts';
import { mixtureValues } from './plain/mixture-values.ts';
import { moments } from './plain/moments.ts';
import { nearer, potentialWith } from './plain/seeds.ts';

const distanceScratch = scratch();
const blockScratch = scratch();

export class PlainKernels implements Kernels {
  readonly name = 'plain';
  private x = new Float64Array(0);
  private w = new Float64Array(0);
  private isWeighted = false;
  private floats: Float32Array = new Float32Array(0);

  load(values: Float64Array, weight?: Float64Array): void {
    this.x = values as Float64Array<ArrayBuffer>;
    this.isWeighted = weight !== undefined;
    this.w = (weight ?? ones(values.length)) as Float64Array<ArrayBuffer>;
  }

  moments(): { mean: number; scatter: number } {
    return moments(this.x);
  }

  below(border: number): { count: number; sum: number } {
    return below(this.x, border);
  }

  split(border: number, centres: Float64Array, sums: ComponentSums): void {
    split(this.x, border, centres[0]!, centres[1]!, sums);
  }

  interval(low: number, high: number, centre: number, sums: ComponentSums, j: number): void {
    interval(this.x, this.w, [low, high], centre, sums, j);
  }

  nearer(centre: number, isFirst: boolean): number {
    return nearer(this.x, this.w, this.distances(), this.blockSums(), centre, isFirst);
  }

  potentialWith(candidate: number): number {
    return potentialWith(this.x, this.w, this.distances(), candidate);
  }

  firstReaching(target: number): number {
    return firstReachingIn(this.distances(), this.blockSums(), target);
  }

  sumsOfTwo(law: BitLaw, sums: ComponentSums): number {
    return sumsOfTwo(this.x, law, sums);
  }

  narrow(origin: number): void {
    this.floats = narrow(this.x, this.floats, origin);
  }

  sumsOfTwoF32(law: BitLaw, sums: ComponentSums): number {
    return sumsOfTwoF32(this.floats, law, sums);
  }

  sumsOfAny(law: BitLaw, centres: Float64Array, sums: ComponentSums): number {
    return sumsOfAny(this.x, this.w, this.isWeighted, law, centres, sums);
  }

  mixture(law: Mixture1d, count: number, component: StreamRange, noise: StreamRange): Float64Array {
    return mixtureValues(law, count, component, noise);
  }

  private distances(): Float64Array {
    return distanceScratch(this.x.length);
  }

  private blockSums(): Float64Array {
    return blockScratch(Math.ceil(this.x.length / DISTANCE_BLOCK));
  }
}
