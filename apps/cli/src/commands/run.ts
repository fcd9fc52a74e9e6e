// collapse run: one study, from its first generation to its report, by threads here or by workers that take its shards from Redis.
import { createNamed, type CreateOptions } from '../create-named.ts';
import { execute, type ExecuteOptions } from '../execute.ts';
import { checkRedisOptions } from '../redis-options.ts';
import { tell } from '../results.ts';

export interface StartOptions extends ExecuteOptions, CreateOptions {
  readonly redis?: string;
  readonly minutes?: number;
}

export async function run(study: string | undefined, overrides: readonly string[], options: StartOptions): Promise<number> {
  checkRedisOptions(options);
  if (options.redis !== undefined) return (await import('./redis.ts')).runOnRedis(study, overrides, { ...options, redis: options.redis });
  return tell(await execute(await createNamed(study, overrides, options), options), options);
}
