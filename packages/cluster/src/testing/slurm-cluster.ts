// A Slurm cluster of one host for tests, on loopback: its own key, ports and spool in a folder of its own, and nothing of the system's.
import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ended, freePort } from './daemons.ts';
import { until } from './until.ts';

const PATH = `${process.env['PATH'] ?? ''}:/usr/sbin:/sbin`;

/** Why there can be no test cluster here; undefined where there can. */
export function slurmIsMissing(): string | undefined {
  const absent = ['slurmctld', 'slurmd', 'munged', 'sbatch'].filter((command) => spawnSync('which', [command], { env: { PATH } }).status !== 0);
  if (absent.length > 0) return `${absent.join(', ')} not installed (Debian: slurm-wlm, munge)`;
  return process.getuid?.() === 0 ? undefined : 'slurmd must be started by root';
}

export interface SlurmCluster {
  /** What commands need to find this cluster and no other. */
  readonly env: Readonly<Record<string, string>>;
  /** One of Slurm's commands, and what it says. */
  slurm(command: string, ...words: string[]): string;
  /** Waits until nothing is in the queue, for a minute or so many at most. */
  untilIdle(minutes?: number): Promise<void>;
  /** Ends everything that was started. */
  stop(): Promise<void>;
}

interface ClusterOptions {
  readonly maxArraySize: number;
  /** Tasks at once, whatever processors the host has. */
  readonly processors: number;
}

/** Starts it. */
export async function startSlurm(options: ClusterOptions): Promise<SlurmCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'slurm-'));
  const at = (name: string): string => join(folder, name);
  for (const name of ['state', 'spool']) mkdirSync(at(name));
  writeFileSync(at('munge.key'), randomBytes(1024), { mode: 0o400 });
  const [controller, daemon] = [await freePort(), await freePort()];
  writeFileSync(at('slurm.conf'), configuration(at, { controller, daemon, ...options }));
  const env = { PATH, SLURM_CONF: at('slurm.conf') };
  const slurm = (command: string, ...words: string[]): string => execFileSync(command, words, { env: { ...process.env, ...env }, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  const daemons: ChildProcess[] = [];
  const start = (command: string, ...words: string[]): void => { daemons.push(spawn(command, words, { env, stdio: 'ignore' })); };
  const cluster: SlurmCluster = {
    env,
    slurm,
    untilIdle: (minutes) => until('nothing is in the queue', () => slurm('squeue', '--noheader') === '', minutes),
    async stop() {
      try {
        slurm('scancel', '--user=root');
        await cluster.untilIdle();
      } finally {
        // The daemon first, which tells the controller.
        for (const child of daemons.reverse()) await ended(child);
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
  try {
    start('munged', '--foreground', '--force', `--socket=${at('munge.sock')}`, `--key-file=${at('munge.key')}`, `--pid-file=${at('munged.pid')}`, `--log-file=${at('munged.log')}`, `--seed-file=${at('munge.seed')}`);
    await until('munged listens', () => existsSync(at('munge.sock')));
    start('slurmctld', '-D', '-f', at('slurm.conf'));
    start('slurmd', '-D', '-f', at('slurm.conf'));
    await until('the node is idle', () => spawnSync('sinfo', ['--noheader', '--format=%T'], { env, encoding: 'utf8' }).stdout.trim() === 'idle');
  } catch (error) {
    const logs = ['munged.log', 'slurmctld.log', 'slurmd.log'].filter((name) => existsSync(at(name))).map((name) => `${name}: ${readFileSync(at(name), 'utf8').slice(-500)}`);
    for (const child of daemons.reverse()) await ended(child);
    throw new Error(`${(error as Error).message}\n${logs.join('\n')}`, { cause: error });
  }
  return cluster;
}

function configuration(at: (name: string) => string, { controller, daemon, maxArraySize, processors }: ClusterOptions & { readonly controller: number; readonly daemon: number }): string {
  const host = hostname().split('.')[0]!;
  return `ClusterName=collapse-test
SlurmctldHost=${host}(127.0.0.1)
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
# What is requeued waits for as long as credentials are good: 5 is the least.
AuthInfo=socket=${at('munge.sock')},cred_expire=5
SlurmctldPort=${controller}
SlurmdPort=${daemon}
StateSaveLocation=${at('state')}
SlurmdSpoolDir=${at('spool')}
SlurmctldPidFile=${at('slurmctld.pid')}
SlurmdPidFile=${at('slurmd.pid')}
SlurmctldLogFile=${at('slurmctld.log')}
SlurmdLogFile=${at('slurmd.log')}
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
SlurmdParameters=config_overrides
ReturnToService=2
MaxArraySize=${maxArraySize}
KillWait=5
AccountingStorageType=accounting_storage/none
JobAcctGatherType=jobacct_gather/none
JobCompType=jobcomp/none
SchedulerType=sched/builtin
SchedulerParameters=sched_interval=1
NodeName=${host} NodeAddr=127.0.0.1 CPUs=${processors} State=UNKNOWN
PartitionName=test Nodes=ALL Default=YES MaxTime=INFINITE State=UP
`;
}
