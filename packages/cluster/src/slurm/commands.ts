// Slurm's own commands: no library, nothing that must be configured but the commands themselves.
import { spawnSync } from 'node:child_process';
import { hostname, userInfo } from 'node:os';
import { UserError } from '@collapse-lab/runner';

/** Runs one of Slurm's commands and returns what it says; throws UserError where there is no Slurm, or it says no. */
export function slurm(command: 'sbatch' | 'scancel' | 'scontrol' | 'squeue', words: readonly string[]): string {
  const { error, status, stdout, stderr } = spawnSync(command, words, { encoding: 'utf8', maxBuffer: 1 << 28, timeout: 120_000 });
  if ((error as NodeJS.ErrnoException | undefined)?.code === 'ENOENT') {
    throw new UserError(`--slurm must find Slurm's commands, but there is no ${command} on ${hostname()}; run this on a login node of the cluster`);
  }
  if (error) throw new UserError(`${command} must answer, but ${error.message}; see whether the cluster is up: sinfo`);
  if (status === 0) return stdout;
  const says = stderr.trim().split('\n').at(-1)!.replace(/^\w+: (error: )?/, '');
  throw new UserError(`${command} must take what it is given, but says: ${says}; see whether the cluster is up (sinfo) and what it allows`);
}

/** The most indices that one array may have; they count from 0. */
export function maxArraySize(): number {
  const size = /^MaxArraySize\s*=\s*(\d+)/m.exec(slurm('scontrol', ['show', 'config']))?.[1];
  return Math.max(1, Number(size ?? 1001));
}

/** A task of an array that has not ended, or a job that is none (`task` is undefined). */
export interface QueuedJob {
  readonly job: string;
  readonly task: number | undefined;
  readonly state: string;
}

/** All jobs of this user that have not ended. */
export function queue(): QueuedJob[] {
  const lines = slurm('squeue', ['--noheader', '--array', `--user=${userInfo().username}`, '--format=%F %K %T']).split('\n');
  return lines.filter((line) => line !== '').map((line) => {
    const [job = '', task = '', state = ''] = line.trim().split(/\s+/);
    return { job, task: /^\d+$/.test(task) ? Number(task) : undefined, state };
  });
}
