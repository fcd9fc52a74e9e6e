// What `openRuntime` opens in browsers: package.json chooses between this file and the one of the same name in node.
import type { RuntimeHere } from '../open-runtime.ts';
import { webRuntime } from './runtime.ts';

export const runtimeHere: RuntimeHere = ({ threads }) => webRuntime({ backend: 'wasm', threads });
