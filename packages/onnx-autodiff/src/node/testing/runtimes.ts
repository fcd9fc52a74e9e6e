// The runtimes that every operator is tested on.
import { nodeRuntime } from '../index.ts';
import type { Runtime } from '../../session.ts';
import { webRuntime } from '../../web/index.ts';

export const runtimes: readonly (readonly [string, () => Runtime | Promise<Runtime>])[] = [
  ['onnxruntime-node', () => nodeRuntime({ threads: 1 })],
  ['onnxruntime-web, WebAssembly', () => webRuntime({ backend: 'wasm', threads: 1 })],
];
