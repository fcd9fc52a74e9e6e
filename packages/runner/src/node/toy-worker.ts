// A worker thread of the toy laboratory.
import { serveShards } from './executors/threads.ts';
import { toyLab } from '../testing/toy-lab.ts';

await serveShards(toyLab);
