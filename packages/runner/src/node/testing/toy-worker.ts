// A worker thread of the toy laboratory.
import { serveTasks } from '../executors/threads.ts';
import { toyLab } from '../../testing/toy-lab.ts';

await serveTasks(toyLab);
