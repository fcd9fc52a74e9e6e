// The kernels for points in d dimensions in WebAssembly: points in blocks, one row of a block per axis, an odd number of axes made even.
import type { Points } from '@collapse-lab/numeric';
import { POINT_BLOCK, type PointBitLaw, type PointKernels, type PointSums } from './point-kernels.ts';
import type { WasmModule } from './wasm-module.ts';

export class WasmPointKernels implements PointKernels {
  private readonly wasm: WasmModule;
  private doubles: Float64Array;
  private n = 0;
  private d = 0;
  private isWeighted = false;

  /** Needs an instance of its own, all of whose memory it uses. */
  constructor(wasm: WasmModule) {
    this.wasm = wasm;
    this.doubles = new Float64Array(wasm.memory.buffer);
  }

  load({ values, dimensions: d }: Points, weight?: Float64Array): void {
    this.n = values.length / d;
    this.d = d;
    this.isWeighted = weight !== undefined;
    const { n, even, padded, weights, points } = this;
    this.reserve(points + padded * even);
    const { doubles } = this;
    if (weight) doubles.set(weight, weights);
    else doubles.fill(1, weights, weights + n);
    // What is behind the last point is zeros of weight 0.
    doubles.fill(0, weights + n, points + padded * even);
    for (let i = 0; i < n; i++) {
      const at = points + (i - (i % POINT_BLOCK)) * even + (i % POINT_BLOCK);
      for (let axis = 0; axis < d; axis++) doubles[at + axis * POINT_BLOCK] = values[i * d + axis]!;
    }
  }

  sums(law: PointBitLaw, centres: Float64Array, sums: PointSums): number {
    const { n, d, even, padded, weights, points } = this;
    const k = law.peaks.length;
    const table = points + padded * even;
    const work = table + k * (2 + 2 * even + (law.isFull ? even * even : even));
    const out = work + (k + 2 + 2 * even) * POINT_BLOCK;
    this.reserve(out + 4 * k * (1 + even + (law.isFull ? (even * (even + 2)) / 2 : even)));
    this.writeTable(table, law, centres);
    const logLikelihood = this.wasm.pointSums(8 * points, 8 * weights, n, d, k, Number(law.isFull), Number(this.isWeighted), 8 * table, 8 * work, 8 * out);
    this.readSums(out, law.isFull, sums);
    return logLikelihood;
  }

  /** As assembly/em-points.ts reads it. */
  private writeTable(table: number, { means, peaks, scale, isFull }: PointBitLaw, centres: Float64Array): void {
    const { doubles, d, even } = this;
    const rows = isFull ? d : 1;
    let at = table;
    for (let j = 0; j < peaks.length; j++) {
      const end = at + 2 + 2 * even + (isFull ? even * even : even);
      doubles.fill(0, at, end);
      doubles[at] = peaks[j]!;
      doubles.set(means.subarray(j * d, (j + 1) * d), at + 2);
      doubles.set(centres.subarray(j * d, (j + 1) * d), at + 2 + even);
      for (let row = 0; row < rows; row++) doubles.set(scale.subarray((j * rows + row) * d, (j * rows + row + 1) * d), at + 2 + (2 + row) * even);
      at = end;
    }
  }

  /** As assembly/em-points.ts leaves them. */
  private readSums(out: number, isFull: boolean, { masses, firsts, seconds }: PointSums): void {
    const { doubles, d, even } = this;
    let at = out;
    for (let j = 0; j < masses.length; j++) {
      masses[j] = doubles[at]!;
      firsts.set(doubles.subarray(at + 1, at + 1 + d), j * d);
      at += 1 + even;
      if (!isFull) {
        seconds.set(doubles.subarray(at, at + d), j * d);
        at += even;
        continue;
      }
      for (let row = 0; row < even; row += 2) {
        for (let column = 0; column <= row; column += 2, at += 4) {
          for (let r = row; r < Math.min(row + 2, d); r++) {
            for (let c = column; c <= Math.min(column + 1, r); c++) seconds[(j * d + r) * d + c] = doubles[at + 2 * (r - row) + c - column]!;
          }
        }
      }
    }
  }

  private get even(): number {
    return this.d + (this.d & 1);
  }

  /** Points with those that fill the last block. */
  private get padded(): number {
    return Math.ceil(this.n / POINT_BLOCK) * POINT_BLOCK;
  }

  /** Where rows begin, in doubles. */
  private get weights(): number {
    return this.wasm.FREE.value / 8;
  }

  private get points(): number {
    return this.weights + this.padded;
  }

  /** Makes room for so many doubles, and keeps what is there. */
  private reserve(doubles: number): void {
    const { memory } = this.wasm;
    const missing = 8 * doubles - memory.buffer.byteLength;
    if (missing <= 0) return;
    memory.grow(Math.ceil(missing / 65536));
    this.doubles = new Float64Array(memory.buffer);
  }
}
