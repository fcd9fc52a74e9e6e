// onnxruntime-web, in a browser or wherever WebAssembly runs. It computes on the calling thread: in a page, call it from a Web Worker.
import type { Runtime } from '../session.ts';
import { dtypeOf, type TensorData } from '../tensor-data.ts';

export interface WebRuntimeOptions {
  /** What computes; WebGPU only in browsers that have it. */
  readonly backend: 'wasm' | 'webgpu';
  /** More than one needs a page that is cross-origin isolated. */
  readonly threads: number;
  /** Where the library's .wasm and .mjs files are served; beside its script when absent. */
  readonly files?: string;
}

/** What is wrong is thrown, and need not be printed as well. */
const FATAL = 4;

/** Loads the library. */
export async function webRuntime({ backend, threads, files }: WebRuntimeOptions): Promise<Runtime> {
  // Without WebGPU the library is half as large, its WebAssembly too.
  const { env, InferenceSession, Tensor } = await (backend === 'wasm' ? import('onnxruntime-web/wasm') : import('onnxruntime-web'));
  env.wasm.numThreads = threads;
  if (files !== undefined) env.wasm.wasmPaths = files;
  const opened = new Set<{ release(): Promise<void> }>();
  return {
    async open(model) {
      const session = await InferenceSession.create(model, { executionProviders: [backend], graphOptimizationLevel: 'all', logSeverityLevel: FATAL });
      opened.add(session);
      return {
        async run(feeds) {
          const inputs = Object.entries(feeds).map(([name, feed]) => [name, new Tensor(dtypeOf(feed), feed.data, feed.shape)] as const);
          const outputs = await session.run(Object.fromEntries(inputs));
          return Object.fromEntries(Object.entries(outputs).map(([name, { data, dims }]) => [name, { data: data as TensorData['data'], shape: [...dims] }]));
        },
        async close() {
          opened.delete(session);
          await session.release();
        },
      };
    },
    async close() {
      await Promise.all([...opened].map((session) => session.release()));
      opened.clear();
    },
  };
}
