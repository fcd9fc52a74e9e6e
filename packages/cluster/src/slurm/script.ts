// The scripts that Slurm runs. Every value in them is quoted; what belongs to sbatch is given to it as words, not as comments here.

/** How a task or a merge is started on a compute node. */
export interface Launch {
  /** Absolute: Node, then the program. */
  readonly command: readonly string[];
  /** The run's folder, absolute. */
  readonly folder: string;
}

/** A word of a POSIX shell that stands for exactly this text. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * The script of an array; its argument is how many shards stand before the array's index 0. Slurm warns the script, and it the task, before
 * the time is up: the task saves, and the job goes back into the queue. A job that is being cancelled is not, as it is not RUNNING then.
 */
export function arrayScript({ command, folder }: Launch, { of, probe, allowDrift }: { readonly of: number; readonly probe: string; readonly allowDrift: boolean }): string {
  const run = [...command, 'task', 'run', folder].map(quoted).join(' ');
  return `#!/bin/bash
shard=$(( $1 + SLURM_ARRAY_TASK_ID + 1 ))
task=
stop() {
  code=130
  if [ -n "$task" ]; then kill -TERM "$task" 2>/dev/null; wait "$task"; code=$?; fi
  if [ "$code" = 130 ] && [ "$(squeue --noheader --jobs="$SLURM_JOB_ID" --format=%T)" = RUNNING ]; then scontrol requeue "$SLURM_JOB_ID"; fi
  exit "$code"
}
trap stop TERM
${run} --shard "$shard/${of}" --attempt "$SLURM_JOB_ID.\${SLURM_RESTART_COUNT:-0}" --probe ${quoted(probe)}${allowDrift ? ' --allow-drift' : ''} &
task=$!
wait "$task"
`;
}

/** The script that merges when the arrays have ended, however they did. */
export function mergeScript({ command, folder }: Launch): string {
  // Elsewhere than in the run's folder, so that the log names files in full.
  return `#!/bin/bash\ncd /\nexec ${[...command, 'cluster', 'merge', folder].map(quoted).join(' ')}\n`;
}
