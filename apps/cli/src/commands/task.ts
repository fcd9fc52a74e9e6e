// collapse task run: one attempt at one shard.
import { ClusterFolder, isCancelled, parseShard, runTask } from '@collapse-lab/cluster';
import { count } from '@collapse-lab/report/data';
import { PROCESS_NAME } from '@collapse-lab/runner/node';
import { runsIn, stopOnSignal } from '../execute.ts';
import { grouped } from '../grouped.ts';
import { lab } from '../lab.ts';
import { duration } from '../progress.ts';

export interface TaskCommandOptions {
  readonly shard: string;
  readonly attempt?: string;
  readonly probe?: string;
  readonly allowDrift?: boolean;
}

export async function taskRun(folder: string, { shard: text, attempt = PROCESS_NAME, probe, allowDrift = false }: TaskCommandOptions): Promise<number> {
  const shard = parseShard(text);
  const stop = stopOnSignal();
  // A worker that started this hears of every chain, and when it is gone nobody waits for the shard here.
  process.once('disconnect', () => { stop.now(); });
  const onChains = (chains: number): void => { if (process.connected) process.send?.({ chains }); };
  try {
    const end = await runTask({ lab, folder, runs: () => runsIn(folder), shard, attempt, probe, allowDrift, signal: stop.signal, onChains });
    const name = `shard ${shard.index}/${shard.of}`;
    if (end.state === 'stopped') {
      const why = isCancelled(new ClusterFolder(folder)) ? ', as the run was cancelled' : '';
      process.stdout.write(`${name} stopped with everything saved${why}: ${end.chains} of ${count(end.of, 'chain')} ended\n`);
      return 130;
    }
    const { marker } = end;
    const failed = marker.failed > 0 ? `, ${count(marker.failed, 'chain')} failed` : '';
    process.stdout.write(`${name} ${end.state === 'already' ? 'was sealed before' : 'sealed'}: ${count(marker.chains, 'chain')}${failed}, ${grouped(marker.rows)} rows in ${duration(marker.seconds)}\n`);
    return 0;
  } finally {
    stop.dispose();
    if (process.connected) process.disconnect();
  }
}
