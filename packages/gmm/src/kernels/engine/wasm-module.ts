// The WebAssembly kernels, instantiated when they are first needed; synchronous, as they are a few kilobytes.
import { zigguratBlocks } from '@collapse-lab/numeric';
import { WASM_BASE64 } from './wasm-bytes.generated.ts';

/** The part of the global that is used here; its types come with those of browsers, which must not leak into packages. */
declare const WebAssembly:
  | {
      readonly Module: new (bytes: Uint8Array) => object;
      readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
    }
  | undefined;

interface Address {
  readonly value: number;
}

/** What assembly/index.ts exports; addresses are bytes in `memory`. */
export interface WasmModule {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly FREE: Address;
  readonly OUT: Address;
  readonly STATES: Address;
  readonly BLOCKS: Address;
  readonly RATIOS: Address;
  readonly COMPONENTS: Address;
  readonly PATH: Address;
  moments(x: number, n: number): void;
  below(x: number, n: number, border: number): number;
  split(x: number, n: number, border: number, lower: number, upper: number): void;
  interval(x: number, w: number, n: number, low: number, high: number, centre: number): void;
  nearer(x: number, w: number, closest: number, sums: number, n: number, centre: number, isFirst: number): number;
  potentialWith(x: number, w: number, closest: number, n: number, candidate: number): number;
  sumsOfTwo(x: number, n: number, mean0: number, rate0: number, peak0: number, mean1: number, rate1: number, peak1: number): number;
  narrow(x: number, out: number, n: number, origin: number): void;
  sumsOfTwoF32(x: number, n: number, mean0: number, rate0: number, peak0: number, mean1: number, rate1: number, peak1: number): number;
  sumsOfAny(x: number, w: number, n: number, k: number, isWeighted: number): number;
  pointSums(x: number, w: number, n: number, d: number, k: number, full: number, isWeighted: number, table: number, work: number, sums: number): number;
  choices(out: number, rows: number): void;
  normals(states: number, fours: number, out: number, stride: number, laneStride: number, step: number, count: number): void;
  mixtureValues(choices: number, z: number, rows: number, components: number, k: number): void;
  gaussianChain(x: number, n: number, times: number, divisor: number, factors: number, index: number, steps: number, z: number, stride: number): number;
  gaussianStatistics(mean: number, variance: number, n: number, times: number, divisor: number, factors: number, index: number, steps: number): number;
}

/** The kernels, or undefined where there is no WebAssembly with 128-bit SIMD. */
export function instantiate(): WasmModule | undefined {
  if (typeof WebAssembly === 'undefined') return undefined;
  const bytes = Uint8Array.from(atob(WASM_BASE64), (character) => character.charCodeAt(0));
  let compiled: object;
  try {
    compiled = new WebAssembly.Module(bytes);
  } catch {
    // No SIMD; or a page whose policy forbids to compile, or a browser that will not do it at once on its main thread.
    return undefined;
  }
  const wasm = new WebAssembly.Instance(compiled, { env: { exp: Math.exp, log: Math.log } }).exports as WasmModule;
  writeTables(wasm);
  return wasm;
}

/** The Ziggurat's tables are made in one place, packages/numeric. */
function writeTables({ memory, BLOCKS, RATIOS }: WasmModule): void {
  const blocks = zigguratBlocks();
  new Float64Array(memory.buffer, BLOCKS.value, blocks.length).set(blocks);
  // e^(½ (outer² − inner²)), for blocks that have an outer edge on the curve.
  const ratios = new Float64Array(memory.buffer, RATIOS.value, blocks.length / 2);
  for (let i = 1; i < ratios.length - 1; i++) {
    const [outer, inner] = [blocks[2 * i + 1]!, blocks[2 * i + 3]!];
    ratios[i] = Math.exp(0.5 * (outer * outer - inner * inner));
  }
}
