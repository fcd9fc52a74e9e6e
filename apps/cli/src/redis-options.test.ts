import { describe, expect, it } from 'vitest';
import { checkRedisOptions } from './redis-options.ts';

describe('options beside --redis', () => {
  const redis = 'redis://host';

  it.each([
    [{ redis, workers: 2 }, '--workers must come without --redis, as it is for what runs here, but got both; it is given to collapse worker'],
    [{ redis, failFast: true }, '--fail-fast must come without --redis'],
    [{ redis, allowDrift: true }, '--allow-drift must come without --redis'],
    [{ redis, retryFailed: true }, '--retry-failed must come without --redis'],
    [{ minutes: 5 }, '--minutes must come with --redis, as it is how long a shard takes, but got no --redis; write it, or leave --minutes out'],
  ])('%j are refused, as one of them would change nothing', (options, message) => {
    expect(() => { checkRedisOptions(options); }).toThrow(message);
  });

  it('may be what shards are cut by, and how results are told', () => {
    checkRedisOptions({ redis, minutes: 5, json: true });
    checkRedisOptions({ workers: 2, failFast: true, allowDrift: true, retryFailed: true });
  });
});
