// onnxruntime-node in a worker thread. The library is loaded by that thread alone, and not before it is started.
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { InferenceSession } from 'onnxruntime-node';
import type { Feeds, Runtime } from '../session.ts';
import { dtypeOf, type TensorData } from '../tensor-data.ts';
import { workerSource } from './worker-source.ts';

export interface NodeRuntimeOptions {
  /** Threads that compute one operator, as many as there are processors at most; results do not depend on it. */
  readonly threads: number;
}

/** What is wrong is thrown, and need not be printed as well. */
const FATAL = 4;

interface Answer {
  readonly id: number;
  readonly result?: Record<string, TensorData>;
  readonly error?: string;
}

type Request = { readonly call: 'open'; readonly session: number; readonly model: Uint8Array }
  | { readonly call: 'run'; readonly session: number; readonly feeds: Record<string, TensorData> }
  | { readonly call: 'close'; readonly session: number };

interface Pending {
  resolve(result: Record<string, TensorData>): void;
  reject(error: Error): void;
}

/** Starts a worker thread that runs models on the CPU. It keeps the process alive while something is asked of it, and no longer. */
export function nodeRuntime({ threads }: NodeRuntimeOptions): Runtime {
  const options: InferenceSession.SessionOptions = { executionProviders: ['cpu'], graphOptimizationLevel: 'all', intraOpNumThreads: Math.min(threads, availableParallelism()), interOpNumThreads: 1, logSeverityLevel: FATAL };
  const library = createRequire(import.meta.url).resolve('onnxruntime-node');
  const worker = new Worker(workerSource, { eval: true, workerData: { library, options } });
  const pending = new Map<number, Pending>();
  let calls = 0;
  const failAll = (error: Error): void => {
    for (const { reject } of pending.values()) reject(error);
    pending.clear();
  };
  worker.on('error', failAll);
  worker.on('exit', () => { failAll(new Error('the runtime was closed before it answered')); });
  worker.on('message', ({ id, result, error }: Answer) => {
    const { resolve, reject } = pending.get(id)!;
    pending.delete(id);
    if (pending.size === 0) worker.unref();
    if (error === undefined) resolve(result ?? {});
    else reject(new Error(error));
  });
  // After its listeners, which would keep the process alive.
  worker.unref();
  const ask = (request: Request): Promise<Record<string, TensorData>> => new Promise((resolve, reject) => {
    const id = calls++;
    worker.ref();
    pending.set(id, { resolve, reject });
    worker.postMessage({ id, ...request });
  });
  let sessions = 0;
  return {
    async open(model) {
      const session = sessions++;
      await ask({ call: 'open', session, model });
      return {
        run: (feeds) => ask({ call: 'run', session, feeds: withTypes(feeds) }),
        close: async () => { await ask({ call: 'close', session }); },
      };
    },
    close: async () => { await worker.terminate(); },
  };
}

function withTypes(feeds: Feeds): Record<string, TensorData> {
  return Object.fromEntries(Object.entries(feeds).map(([name, feed]) => [name, { dtype: dtypeOf(feed), ...feed }]));
}
