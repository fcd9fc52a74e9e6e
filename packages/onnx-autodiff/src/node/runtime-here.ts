// What `openRuntime` opens in Node: package.json chooses between this file and the one of the same name in web.
import type { RuntimeHere } from '../open-runtime.ts';
import { nodeRuntime } from './runtime.ts';

export const runtimeHere: RuntimeHere = ({ threads }) => nodeRuntime({ threads });
