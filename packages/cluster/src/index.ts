// The same shards on existing engines: what a task, a count and a merge are, whatever runs them, and Slurm arrays.
export { ClusterFolder } from './cluster-folder.ts';
export { chainsIn, parseShard, totalCost, type Costs, type ShardNumber } from './cut.ts';
export { mergeRuns, type Gap } from './merge.ts';
export { readPlan, writePlan, type ClusterPlan, type PlannedRuns } from './plan.ts';
export { runTask, type TaskEnd, type TaskOptions } from './run-task.ts';
export { ageInWords, statusOf, type ClusterStatus, type ShardState, type ShardStatus } from './status.ts';
