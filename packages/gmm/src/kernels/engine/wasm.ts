// The kernels in WebAssembly: rows of doubles in its memory, and what is copied in and out.
import type { StreamRange } from '@collapse-lab/numeric';
import type { Mixture1d } from '../mixture1d.ts';
import type { BitLaw } from './bit-law.ts';
import type { ComponentSums, GaussianLeap, Kernels } from './kernels.ts';
import { choiceBorders, DISTANCE_BLOCK, firstReachingIn } from './lanes.ts';
import type { WasmModule } from './wasm-module.ts';

/** Doubles per component in the table of `mixtureValues`. */
const DRAWN = 3;
/** Generations per call of a chain of Gaussians: their factors must fit a row. */
const CHAIN = 4096;
const SHORTEST_ROW = CHAIN;
/** Indices of streams that kernels know. */
const INDICES = 4294967296;

// Rows by what they hold. Draws leave the weights, which are mostly ones, and write over what comes after them; floats are where distances were.
const [W, X, DISTANCES, SUMS] = [0, 1, 2, 3];
const FLOATS = DISTANCES;
const [CHOICES, TABLE, Z] = [2, 3, 4];
const [CHAIN_X, CHAIN_Z, FACTORS] = [1, 2, 6];
const ROWS = 7;

export class WasmKernels implements Kernels {
  readonly name = 'wasm';
  private readonly wasm: WasmModule;
  private readonly out: number;
  private doubles: Float64Array;
  private words: Int32Array;
  /** Doubles per row. */
  private capacity = 0;
  private n = 0;
  private isWeighted = false;
  /** How many items the row of weights holds ones for, with zeros behind them. */
  private ones = -1;

  constructor(wasm: WasmModule) {
    this.wasm = wasm;
    this.out = wasm.OUT.value / 8;
    this.doubles = new Float64Array(wasm.memory.buffer);
    this.words = new Int32Array(wasm.memory.buffer);
  }

  load(values: Float64Array, weight?: Float64Array): void {
    const n = values.length;
    this.reserve(n);
    const { doubles } = this;
    // Kernels read items in fours: what is behind the last is a copy of it, with weight 0.
    const x = this.row(X) / 8;
    doubles.set(values, x);
    doubles.fill(values[n - 1]!, x + n, x + n + 4);
    const w = this.row(W) / 8;
    if (weight) doubles.set(weight, w);
    else if (this.ones !== n) doubles.fill(1, w, w + n);
    doubles.fill(0, w + n, w + n + 4);
    this.ones = weight ? -1 : n;
    this.n = n;
    this.isWeighted = weight !== undefined;
  }

  moments(): { mean: number; scatter: number } {
    this.wasm.moments(this.row(X), this.n);
    return { mean: this.doubles[this.out]!, scatter: this.doubles[this.out + 1]! };
  }

  below(border: number): { count: number; sum: number } {
    const count = this.wasm.below(this.row(X), this.n, border);
    return { count, sum: this.doubles[this.out]! };
  }

  split(border: number, centres: Float64Array, sums: ComponentSums): void {
    this.wasm.split(this.row(X), this.n, border, centres[0]!, centres[1]!);
    this.copySums(sums, 0, 6);
  }

  interval(low: number, high: number, centre: number, sums: ComponentSums, j: number): void {
    this.wasm.interval(this.row(X), this.row(W), this.n, low, high, centre);
    this.copySums(sums, 3 * j, 3);
  }

  nearer(centre: number, isFirst: boolean): number {
    return this.wasm.nearer(this.row(X), this.row(W), this.row(DISTANCES), this.row(SUMS), this.n, centre, Number(isFirst));
  }

  potentialWith(candidate: number): number {
    return this.wasm.potentialWith(this.row(X), this.row(W), this.row(DISTANCES), this.n, candidate);
  }

  firstReaching(target: number): number {
    return firstReachingIn(this.view(DISTANCES, this.n), this.view(SUMS, Math.ceil(this.n / DISTANCE_BLOCK)), target);
  }

  sumsOfTwo({ means, peaks, rates }: BitLaw, sums: ComponentSums): number {
    const logs = this.wasm.sumsOfTwo(this.row(X), this.n, means[0]!, rates[0]!, peaks[0]!, means[1]!, rates[1]!, peaks[1]!);
    this.copySums(sums, 0, 6);
    return Math.LN2 * this.doubles[this.out + 6]! - logs;
  }

  narrow(origin: number): void {
    this.wasm.narrow(this.row(X), this.row(FLOATS), this.n, origin);
  }

  sumsOfTwoF32({ means, peaks, rates }: BitLaw, sums: ComponentSums): number {
    const logs = this.wasm.sumsOfTwoF32(this.row(FLOATS), this.n, means[0]!, rates[0]!, peaks[0]!, means[1]!, rates[1]!, peaks[1]!);
    this.copySums(sums, 0, 6);
    return Math.LN2 * this.doubles[this.out + 6]! - logs;
  }

  sumsOfAny({ means, peaks, rates }: BitLaw, centres: Float64Array, sums: ComponentSums): number {
    const k = means.length;
    const at = this.wasm.COMPONENTS.value / 8;
    for (let j = 0; j < k; j++) this.doubles.set([peaks[j]!, rates[j]!, means[j]!, centres[j]!], at + 4 * j);
    const logLikelihood = this.wasm.sumsOfAny(this.row(X), this.row(W), this.n, k, Number(this.isWeighted));
    this.copySums(sums, 0, 3 * k);
    return logLikelihood;
  }

  mixture({ weights, means, variances }: Mixture1d, count: number, component: StreamRange, noise: StreamRange): Float64Array {
    this.reserve(count);
    const { wasm, doubles, words } = this;
    const borders = choiceBorders(weights);
    const table = this.row(TABLE);
    for (let j = 0; j < weights.length; j++) {
      doubles[table / 8 + DRAWN * j] = means[j]!;
      doubles[table / 8 + DRAWN * j + 1] = Math.sqrt(variances[j]!);
      if (j > 0) words[table / 4 + 2 * (DRAWN * j + 2)] = borders[j - 1]!;
    }
    const rows = Math.ceil(count / 4);
    this.seed(component);
    wasm.choices(this.row(CHOICES), rows);
    this.seed(noise);
    wasm.normals(wasm.STATES.value, 1, this.row(Z), 0, 8, 32, rows);
    wasm.mixtureValues(this.row(CHOICES), this.row(Z), rows, table, weights.length);
    return this.view(Z, count).slice();
  }

  gaussianChain(values: Float64Array, divisor: number, factors: Float64Array, noise: StreamRange): GaussianLeap {
    const n = values.length;
    this.reserve(n);
    const x = this.row(CHAIN_X);
    this.doubles.set(values, x / 8);
    const reached = this.inParts(factors, noise, { times: 0, mean: NaN, variance: NaN }, (_, some, index, steps) =>
      this.wasm.gaussianChain(x, n, some, divisor, this.row(FACTORS), index, steps, this.row(CHAIN_Z), 8 * this.capacity));
    values.set(this.view(CHAIN_X, n));
    return reached;
  }

  gaussianStatistics(from: Omit<GaussianLeap, 'times'>, n: number, divisor: number, factors: Float64Array, statistics: StreamRange): GaussianLeap {
    this.reserve(0);
    return this.inParts(factors, statistics, { ...from, times: 0 }, ({ mean, variance }, some, index, steps) =>
      this.wasm.gaussianStatistics(mean, variance, n, some, divisor, this.row(FACTORS), index, steps));
  }

  /** Leaps by `leap`, so many generations at a time and from an index on, until all are done or it stops short. */
  private inParts(factors: Float64Array, streams: StreamRange, from: GaussianLeap, leap: (from: GaussianLeap, some: number, index: number, steps: number) => number): GaussianLeap {
    const { doubles, out } = this;
    let { times, mean, variance } = from;
    if (streams.start + factors.length > INDICES) return from;
    const steps = this.follow(streams);
    while (times < factors.length) {
      const some = Math.min(CHAIN, factors.length - times);
      doubles.set(some === factors.length ? factors : factors.subarray(times, times + some), this.row(FACTORS) / 8);
      const done = leap({ times, mean, variance }, some, streams.start + times, steps);
      times += done;
      if (done > 0) [mean, variance] = [doubles[out]!, doubles[out + 1]!];
      if (done < some) break;
    }
    return { times, mean, variance };
  }

  /** Tells the kernels how to make a range's states, four at a time; returns the number of steps. */
  private follow(streams: StreamRange): number {
    const recipe = streams.recipe();
    const { words } = this;
    let at = this.wasm.PATH.value / 4;
    // A chain of few generations does little else.
    for (const word of recipe) for (const end = at + 4; at < end; at++) words[at] = word;
    return recipe.length / 4 - 1;
  }

  /** Puts the first four streams' states into the four generators. */
  private seed(streams: StreamRange): void {
    const states = new Int32Array(16);
    streams.states(0, states);
    const at = this.wasm.STATES.value / 4;
    for (let i = 0; i < 16; i++) this.words[at + 4 * (i & 3) + (i >> 2)] = states[i]!;
  }

  private copySums(sums: ComponentSums, from: number, count: number): void {
    for (let i = 0; i < count; i++) sums[from + i] = this.doubles[this.out + i]!;
  }

  /** Makes room for rows of n doubles; where there was too little, what is in them is lost. */
  private reserve(n: number): void {
    if (this.capacity >= n + 4) return;
    const { wasm } = this;
    this.capacity = Math.max(SHORTEST_ROW, (Math.ceil(n / 4) + 1) * 4);
    const missing = wasm.FREE.value + 8 * ROWS * this.capacity - wasm.memory.buffer.byteLength;
    if (missing > 0) wasm.memory.grow(Math.ceil(missing / 65536));
    this.doubles = new Float64Array(wasm.memory.buffer);
    this.words = new Int32Array(wasm.memory.buffer);
    this.ones = -1;
  }

  /** The first byte of a row. */
  private row(index: number): number {
    return this.wasm.FREE.value + 8 * this.capacity * index;
  }

  private view(index: number, length: number): Float64Array {
    const from = this.row(index) / 8;
    return this.doubles.subarray(from, from + length);
  }
}
