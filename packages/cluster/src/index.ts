// The same shards on existing engines: what a task, a count and a merge are, whatever runs them; Slurm arrays; and what Kubernetes is given.
export { isCancelled, markCancelled, unmarkCancelled } from './cancelled.ts';
export { ClusterFolder } from './cluster-folder.ts';
export { chainsIn, parseShard, totalCost, type Costs, type ShardNumber } from './cut.ts';
export { deskManifest, type DeskOptions } from './kubernetes/desk.ts';
export { jobManifest, type JobOptions } from './kubernetes/job.ts';
export { unsealedShards } from './marker.ts';
export { mergeRuns, type Gap } from './merge.ts';
export { readPlan, writePlan, type ClusterPlan, type PlannedRuns } from './plan.ts';
export { runTask, type TaskEnd, type TaskOptions } from './run-task.ts';
export { ageInWords, statusOf, type ClusterStatus, type ShardState, type ShardStatus } from './status.ts';
export { shardsFor, timePilot, type Pilot } from './pilot.ts';
export { maxArraySize } from './slurm/commands.ts';
export { checkSbatch, type SlurmOptions } from './slurm/options.ts';
export { cancel, queued, readJobs, resubmit, submitShards, type Submitted } from './slurm/submit.ts';
