// collapse resume: goes on where a run or a comparison was cut off, here or by workers that take its shards from Redis.
import { execute, type ExecuteOptions } from '../execute.ts';
import { checkRedisOptions } from '../redis-options.ts';
import { tell } from '../results.ts';

export interface ResumeCommandOptions extends ExecuteOptions {
  readonly redis?: string;
  readonly minutes?: number;
}

export async function resume(folder: string, options: ResumeCommandOptions): Promise<number> {
  checkRedisOptions(options);
  if (options.redis !== undefined) return (await import('./redis.ts')).resumeOnRedis(folder, { ...options, redis: options.redis });
  return tell(await execute(folder, options), options);
}
