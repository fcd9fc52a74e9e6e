// The words of collapse task and collapse cluster.
import { Option, type Command } from 'commander';
import type { ManifestOptions } from './commands/cluster-manifest.ts';
import type { ResubmitOptions, SubmitOptions } from './commands/cluster-submit.ts';
import type { TaskCommandOptions } from './commands/task.ts';
import type { WorkerCommandOptions } from './commands/worker.ts';
import { again, bytes, folderPath, image, label, minutes, positive, processors, seconds } from './option-values.ts';

/** Adds the commands; each tells its exit code to `done`. */
export function addClusterCommands(program: Command, done: (code: number) => void): void {
  addTask(program, done);
  onRedis(program.command('worker'), true)
    .option('--workers <n>', 'shards at a time (default: one per core)', positive)
    .option('--lock <seconds>', 'a worker that is gone for so long has lost its shards to others', seconds, 30)
    .description('run shards that collapse run --redis has put into a queue, until it is stopped')
    .action(async (options: WorkerCommandOptions) => { done(await (await import('./commands/worker.ts')).worker(options)); });
  const cluster = program.command('cluster').description('a run on many machines: submit, count, merge');
  addSubmission(cluster, done);
  addReading(cluster, done);
  addManifest(cluster, done);
}

/** Adds `--redis`, whose URL, which may hold a password, is better given by the environment. */
export function onRedis(command: Command, always = false): Command {
  const option = new Option('--redis <url>', always ? 'the queue: redis://host:6379, rediss://… for TLS' : 'let workers run it that take shards from this queue: redis://host:6379; a password may be in COLLAPSE_REDIS, with the same host').makeOptionMandatory(always);
  return command.addOption(always ? option.env('COLLAPSE_REDIS') : option);
}

function addTask(program: Command, done: (code: number) => void): void {
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
}

function addSubmission(cluster: Command, done: (code: number) => void): void {
  const slurm = (command: Command): Command =>
    command
      .option('--partition <name>', 'the partition to submit to (default: the cluster\'s)')
      .option('--at-once <n>', 'tasks of an array that run at once, at most (default: as many as the cluster lets)', positive)
      .option('--sbatch <option>', 'one more option for sbatch: --sbatch=--time=2:00:00; may be given again', again)
      .option('--allow-drift', 'let tasks run although their program differs; last digits may differ');
  slurm(cluster.command('submit'))
    .argument('[study]', 'an embedded study or a study file (default: seed-mixture)')
    .argument('[key=value...]', 'changes to the study, by its keys')
    .option('--slurm', 'submit to Slurm; without it the run is cut into shards, for whatever starts their tasks')
    .option('--minutes <m>', 'about how long a shard is to take', minutes, 5)
    .option('--out <dir>', 'run folder, new or empty, where all hosts see it (default: runs/<name>)')
    .option('--seed <seed>', 'the root of all randomness; the same as seed=…')
    .option('--plugin <file>', 'a file that adds families, policies, …; may be given again', again)
    .description('cut a study into shards of minutes, by a timed pilot, and submit them')
    .action(async (study: string | undefined, overrides: string[], options: SubmitOptions) => { done(await (await import('./commands/cluster-submit.ts')).clusterSubmit(study, overrides, options)); });
  slurm(cluster.command('resume'))
    .argument('<run>', 'run or comparison folder that was submitted')
    .description('submit the shards that are neither sealed nor in the queue; lets a run that was cancelled go on')
    .action(async (run: string, options: ResubmitOptions) => { done(await (await import('./commands/cluster-submit.ts')).clusterResume(run, options)); });
  cluster
    .command('cancel')
    .argument('<run>', 'run or comparison folder that is cut into shards')
    .description('end a run for good, whatever runs its tasks: what is under way saves, what is done stays')
    .action(async (run: string) => { done(await (await import('./commands/cluster-submit.ts')).clusterCancel(run)); });
}

function addReading(cluster: Command, done: (code: number) => void): void {
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

function addManifest(cluster: Command, done: (code: number) => void): void {
  cluster
    .command('manifest')
    .argument('[run]', 'run or comparison folder that is cut into shards (default: none, but what stands before any run: a claim for runs and a pod to work from)')
    .option('--kubernetes', 'for Kubernetes: an Indexed Job')
    .addOption(new Option('--image <name>', "the program's image, made by the repository's Dockerfile").argParser(image).env('COLLAPSE_IMAGE').makeOptionMandatory())
    .option('--claim <name>', 'PersistentVolumeClaim that holds runs', label, 'collapse-runs')
    .option('--mount <dir>', 'where pods mount it', folderPath, '/runs')
    .option('--at <path>', 'the run folder as pods see it (default: as it is called here)', folderPath)
    .option('--parallelism <n>', 'tasks at once', positive, 100)
    .option('--cpu <quantity>', 'processors that a task asks for', processors, '1')
    .option('--memory <quantity>', 'memory that a task asks for and has at most', bytes, '2Gi')
    .option('--storage <quantity>', 'what the claim asks for', bytes, '10Gi')
    .option('--allow-drift', 'let tasks run although their program differs; last digits may differ')
    .description('print what Kubernetes is to run; it was checked against its reference, and never run')
    .action(async (run: string | undefined, options: ManifestOptions) => { done((await import('./commands/cluster-manifest.ts')).clusterManifest(run, options)); });
}
