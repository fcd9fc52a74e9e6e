// A worker thread of the command run from source: worker threads do not inherit the loader of TypeScript.
import { register } from 'tsx/esm/api';

register();
await import('../src/worker.ts');
