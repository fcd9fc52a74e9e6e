// collapse cluster manifest: what Kubernetes is given, to be piped into kubectl apply -f -.
import { resolve } from 'node:path';
import { ClusterFolder, deskManifest, jobManifest, readPlan, type DeskOptions, type JobOptions } from '@collapse-lab/cluster';
import { UserError } from '@collapse-lab/runner';
import { runsIn } from '../execute.ts';

export interface ManifestOptions extends DeskOptions, JobOptions {
  readonly kubernetes?: boolean;
  /** The run's folder as pods see it. */
  readonly at?: string;
}

export function clusterManifest(run: string | undefined, options: ManifestOptions): number {
  if (!options.kubernetes) throw new UserError('cluster manifest must be told for what, but got nothing; write --kubernetes');
  process.stdout.write(run === undefined ? deskManifest(options) : jobManifest(options.at ?? resolve(run), readPlan(new ClusterFolder(run), runsIn(run)).plan, options));
  return 0;
}
