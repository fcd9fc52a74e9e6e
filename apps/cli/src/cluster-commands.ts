// The words of collapse task and collapse cluster.
import type { Command } from 'commander';
import type { TaskCommandOptions } from './commands/task.ts';

/** Adds the commands; each tells its exit code to `done`. */
export function addClusterCommands(program: Command, done: (code: number) => void): void {
  program
    .command('task')
    .description('one shard of a run, as engines ask for it')
    .command('run')
    .argument('<run>', 'run or comparison folder')
    .requiredOption('--shard <i/n>', 'which of how many shards, counted from 1')
    .option('--attempt <name>', 'names this attempt; no two that may be alive at once have the same (default: host and process)')
    .option('--probe <id>', 'what tells the folder that was submitted from another by its name')
    .option('--allow-drift', 'run although the program changed; last digits may differ')
    .description('run what is missing of a shard, and seal it; again and again is as good as once')
    .action(async (run: string, options: TaskCommandOptions) => { done(await (await import('./commands/task.ts')).taskRun(run, options)); });

  const cluster = program.command('cluster').description('a run on many machines: count, merge');
  cluster
    .command('status')
    .argument('<run>', 'run or comparison folder')
    .option('--json', 'print one JSON object instead of tables')
    .description('say how the shards of a run stand, from its files alone')
    .action(async (run: string, options: { json?: boolean }) => { done(await (await import('./commands/cluster-status.ts')).clusterStatus(run, options)); });
  cluster
    .command('merge')
    .argument('<run>', 'run or comparison folder')
    .option('--json', 'print one JSON object instead of tables')
    .description('put what the shards have computed together and draw it; exit code 3 when something is missing')
    .action(async (run: string, options: { json?: boolean }) => { done(await (await import('./commands/cluster-merge.ts')).clusterMerge(run, options)); });
}
