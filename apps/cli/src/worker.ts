// A worker thread: runs the shards that the main thread hands it.
import { serveTasks } from '@collapse-lab/runner/node';
import { lab } from './lab.ts';

void serveTasks(lab);
