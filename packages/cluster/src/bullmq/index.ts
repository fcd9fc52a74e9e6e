// BullMQ on Redis; apart, as a task needs none of it.
export { checkRedis, shown } from './connection.ts';
export { followShards, type Followed, type FollowState } from './follow.ts';
export { signed } from './signed.ts';
export { serveShards, type WorkerOptions } from './worker.ts';
