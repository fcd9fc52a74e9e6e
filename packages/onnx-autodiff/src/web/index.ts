export { webRuntime, type WebRuntimeOptions } from './runtime.ts';
