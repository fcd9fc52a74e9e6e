// Options that would say nothing: those of threads where workers run a study, and those of shards where there are none.
import { UserError } from '@collapse-lab/runner';
import type { ExecuteOptions } from './execute.ts';

interface RedisWords extends ExecuteOptions {
  readonly redis?: string;
  readonly minutes?: number;
}

/** Throws UserError where an option was given that would change nothing. */
export function checkRedisOptions({ redis, minutes, workers, failFast, allowDrift, retryFailed }: RedisWords): void {
  if (redis === undefined) {
    if (minutes !== undefined) throw new UserError('--minutes must come with --redis, as it is how long a shard takes, but got no --redis; write it, or leave --minutes out');
    return;
  }
  const ways: readonly (readonly [boolean, string, string])[] = [
    [workers !== undefined, '--workers', 'it is given to collapse worker'],
    [failFast === true, '--fail-fast', 'collapse cluster cancel ends a run'],
    [allowDrift === true, '--allow-drift', 'install the same program on all hosts'],
    [retryFailed === true, '--retry-failed', 'when all is merged, collapse resume --retry-failed runs them here'],
  ];
  const [, option, way] = ways.find(([given]) => given) ?? [];
  if (option !== undefined) throw new UserError(`${option} must come without --redis, as it is for what runs here, but got both; ${way!}`);
}
