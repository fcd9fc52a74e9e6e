// A worker thread of the toy laboratory.
import { serveShards } from '../node/executors/threads.ts';
import { toyLab } from './toy-lab.ts';

await serveShards(toyLab);
