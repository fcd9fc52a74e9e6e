// The inline executor: shards one after the other in this process; the reference that every other executor must equal.
import type { Lab } from '../../contracts.ts';
import { openStudy } from '../../open-study.ts';
import { Channel } from '../channel.ts';
import { nodeHost } from '../host.ts';
import { RunFolder } from '../run-folder.ts';
import { runShard, type ChainEvent } from '../run-shard.ts';
import type { Executor } from './executor.ts';

export function inlineExecutor(lab: Lab): Executor {
  return {
    run({ study, folder, base }, shards, signal) {
      const events = new Channel<ChainEvent>();
      const work = async (): Promise<void> => {
        const open = await openStudy(lab, study, nodeHost(base));
        for (const shard of shards) {
          const emit = (event: ChainEvent): void => { events.push(event); };
          await runShard(shard, { study, open, folder: new RunFolder(folder), stopped: () => signal.aborted, emit });
          if (signal.aborted) break;
        }
      };
      work().then(() => { events.close(); }, (error: unknown) => { events.fail(error); });
      return events;
    },
  };
}
