// Runs tasks one after the other, keeping the study open from one shard of it to the next.
import type { Lab } from '../../domain.ts';
import { openStudy, type OpenStudy } from '../../open-study.ts';
import { nodeHost } from '../host.ts';
import { labOfRun } from '../lab-of-run.ts';
import { RunFolder } from '../run-folder.ts';
import { runShard } from '../run-shard.ts';
import type { RunEvent, Task } from './executor.ts';

/** What every executor does with a task, wherever it does it. */
export class TaskRunner {
  private readonly lab: Lab;
  private opened: { readonly folder: string; readonly open: OpenStudy } | undefined;

  constructor(lab: Lab) {
    this.lab = lab;
  }

  async run({ job, shard }: Task, stopped: () => boolean, tell: (event: RunEvent) => void): Promise<void> {
    const { study, folder, retryFailed = false } = job;
    if (this.opened?.folder !== folder) this.opened = { folder, open: await openStudy(await labOfRun(this.lab, job), study, nodeHost(job.base)) };
    const emit = (event: RunEvent['event']): void => { tell({ folder, event }); };
    await runShard(shard, { study, open: this.opened.open, folder: new RunFolder(folder), retryFailed, stopped, emit });
  }
}
