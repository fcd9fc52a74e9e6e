// A runtime on the CPU of wherever this is called, for code that runs in Node and in browsers alike.
import type { Runtime } from './session.ts';

export interface RuntimeOptions {
  /** Threads that compute one operator; results do not depend on it. */
  readonly threads: number;
}

export type RuntimeHere = (options: RuntimeOptions) => Runtime | Promise<Runtime>;

/** onnxruntime-node in a worker thread, or onnxruntime-web where there is no Node. Nothing of either is loaded before this is called. */
export async function openRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { runtimeHere } = await import('#runtime');
  return runtimeHere(options);
}
