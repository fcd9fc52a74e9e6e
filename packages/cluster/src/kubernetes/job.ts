// A run's shards as one Indexed Job of Kubernetes (batch/v1): index k is shard k + 1. What is written here was read in the API's reference
// and never run: see the README.
import { basename, posix } from 'node:path';
import { UserError } from '@collapse-lab/runner';
import { stringify } from 'yaml';
import type { ClusterPlan } from '../plan.ts';
import { quoted } from '../slurm/script.ts';
import { container, podBase, type PodOptions } from './pod.ts';

export interface JobOptions extends PodOptions {
  /** Tasks at once. */
  readonly parallelism: number;
  readonly allowDrift?: boolean;
}

/** The most indices that an Indexed Job has without further conditions. */
const MOST_SHARDS = 100_000;

/** Tries of a shard after the first; each goes on from where the last one stood. */
const RETRIES = 6;

/** Seconds that a task has to save after SIGTERM, as under Slurm. */
const GRACE = 60;

/** The Job of the run in `folder`, as pods see it, with what to do before and after in comments. Throws UserError where pods cannot find it, or it has too many shards. */
export function jobManifest(folder: string, { shards, probe }: ClusterPlan, options: JobOptions): string {
  if (!folder.startsWith(`${options.mount}/`)) throw new UserError(`run must be a folder under ${options.mount}, where pods mount the claim, but got ${folder}; say where they see it, --at ${posix.join(options.mount, basename(folder))}, or mount elsewhere, --mount DIR`);
  if (shards > MOST_SHARDS) throw new UserError(`shards must be at most ${MOST_SHARDS} for an Indexed Job, but got ${shards}; cut the run into longer ones, --minutes`);
  const name = jobName(folder, probe);
  // A name may have any character, and these are comments.
  const run = quoted(folder).replaceAll('\n', '\n# ');
  return `# The shards of ${run} as an Indexed Job. It was checked against the API's reference, and never run.
#   kubectl get job ${name} --watch
#   collapse cluster status ${run}    counts, at any time, where the folder is seen by this name
#   collapse cluster merge ${run}     when the Job has ended, however it did
# To run what is not sealed again: kubectl delete job ${name}, and apply this once more; sealed shards end at once.
${stringify(job(name, folder, { shards, probe, options }), { lineWidth: 0 })}`;
}

/** A name that Kubernetes takes, of the run's own and its plan's, with room for an index and a pod's suffix in 63 characters. */
function jobName(folder: string, probe: string): string {
  const label = basename(folder).toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, 30).replace(/^-|-$/g, '');
  return `collapse-${label === '' ? '' : `${label}-`}${probe.slice(0, 8)}`;
}

function job(name: string, folder: string, { shards, probe, options }: { readonly shards: number; readonly probe: string; readonly options: JobOptions }): object {
  const { parallelism, allowDrift = false } = options;
  const task = `exec collapse task run ${quoted(folder)} --shard "$((JOB_COMPLETION_INDEX + 1))/${shards}" --attempt "$POD_NAME" --probe ${quoted(probe)}${allowDrift ? ' --allow-drift' : ''}`;
  // Kubernetes reads $(…) itself, and $$ as a dollar.
  const command = ['/bin/sh', '-c', task.replaceAll('$', '$$$$')];
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name, labels: { app: 'collapse' } },
    spec: {
      completionMode: 'Indexed',
      completions: shards,
      parallelism: Math.min(parallelism, shards),
      backoffLimitPerIndex: RETRIES,
      // Where one in ten is given up, something is wrong with all: what is under way saves, and nothing new begins.
      maxFailedIndexes: Math.max(1, Math.floor(shards / 10)),
      podFailurePolicy: {
        rules: [
          // What a user must mend is no better the next time: another program, another folder, a full disk.
          { action: 'FailIndex', onExitCodes: { containerName: 'task', operator: 'In', values: [2] } },
          // Evicted, drained, preempted; or told to stop, with everything saved: not the shard's fault.
          { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
          { action: 'Ignore', onExitCodes: { containerName: 'task', operator: 'In', values: [130] } },
        ],
      },
      template: {
        metadata: { labels: { app: 'collapse' } },
        spec: {
          restartPolicy: 'Never',
          terminationGracePeriodSeconds: GRACE,
          ...podBase(options),
          // Pods of an index share their host's name; only a pod's own tells two attempts apart.
          containers: [container(options, { name: 'task', command, env: [{ name: 'POD_NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } }] })],
        },
      },
    },
  };
}
