// Which kernels work: those in WebAssembly where there are any and the items are many enough to be worth a copy.
import type { Points } from '@collapse-lab/numeric';
import type { Kernels } from './kernels.ts';
import { PlainPointKernels } from './plain-points.ts';
import { PlainKernels } from './plain.ts';
import type { PointKernels } from './point-kernels.ts';
import { instantiate } from './wasm-module.ts';
import { WasmPointKernels } from './wasm-points.ts';
import { WasmKernels } from './wasm.ts';

/** Fewer items are done before they would be copied; more would not fit the memory that is worth keeping for them. */
const [FEWEST, MOST] = [32, 1_048_576];
/** What fits the tables in assembly/em-any.ts. */
const MOST_COMPONENTS = 32;
/** Coordinates of points in d dimensions that are kept. */
const MOST_COORDINATES = 8 * MOST;

const plain = new PlainKernels();
const plainPoints = new PlainPointKernels();
/** Null where there are none. */
let wasm: WasmKernels | null | undefined;
let wasmPoints: WasmPointKernels | null | undefined;
let isPlain = false;

/** The kernels for so many items and components; the choice changes no bit of a result. */
export function kernelsFor(items: number, components = 1): Kernels {
  if (isPlain || items < FEWEST || items > MOST || components > MOST_COMPONENTS) return plain;
  return wasmKernels() ?? plain;
}

/** The kernels for draws that load no items. */
export function kernelsForDraws(): Kernels {
  return isPlain ? plain : wasmKernels() ?? plain;
}

/** Items on the line that are loaded for kernels: to be used up before anything else is loaded or drawn. */
export interface Loaded {
  readonly values: Float64Array;
  readonly weight: Float64Array | undefined;
  readonly kernels: Kernels;
}

/** Loads items for a fit of so many components. */
export function load(values: Float64Array, weight: Float64Array | undefined, components: number): Loaded {
  const kernels = kernelsFor(values.length, components);
  kernels.load(values, weight);
  return { values, weight, kernels };
}

/** Kernels with points in d dimensions loaded: to be used up before other points are. */
export function loadPoints(points: Points, weight: Float64Array | undefined): PointKernels {
  const { values: { length }, dimensions } = points;
  const kernels = isPlain || length < FEWEST * dimensions || length > MOST_COORDINATES ? plainPoints : wasmPointKernels() ?? plainPoints;
  kernels.load(points, weight);
  return kernels;
}

/** Both, for who would compare them. */
export function bothKernels(): { readonly plain: Kernels; readonly wasm: Kernels | undefined } {
  return { plain, wasm: wasmKernels() };
}

/** Runs `work` on the plain kernels alone. */
export function withPlainKernels<T>(work: () => T): T {
  const before = isPlain;
  isPlain = true;
  try {
    return work();
  } finally {
    isPlain = before;
  }
}

function wasmKernels(): WasmKernels | undefined {
  if (wasm === undefined) {
    const module = instantiate();
    wasm = module ? new WasmKernels(module) : null;
  }
  return wasm ?? undefined;
}

function wasmPointKernels(): WasmPointKernels | undefined {
  if (wasmPoints === undefined) {
    const module = instantiate();
    wasmPoints = module ? new WasmPointKernels(module) : null;
  }
  return wasmPoints ?? undefined;
}
