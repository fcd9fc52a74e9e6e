// The inline executor: tasks one after the other in this process; the reference that every other executor must equal.
import type { Lab } from '../../domain.ts';
import { Channel } from '../channel.ts';
import type { Executor, RunEvent } from './executor.ts';
import { TaskRunner } from './task-runner.ts';

export function inlineExecutor(lab: Lab): Executor {
  return {
    run(tasks, signal) {
      const events = new Channel<RunEvent>();
      const work = async (): Promise<void> => {
        const runner = new TaskRunner(lab);
        for (const task of tasks) {
          if (signal.aborted) break;
          await runner.run(task, () => signal.aborted, (event) => { events.push(event); });
        }
      };
      work().then(() => { events.close(); }, (error: unknown) => { events.fail(error); });
      return events;
    },
  };
}
