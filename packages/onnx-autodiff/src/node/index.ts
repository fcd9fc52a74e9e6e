export { nodeRuntime, type NodeRuntimeOptions } from './runtime.ts';
