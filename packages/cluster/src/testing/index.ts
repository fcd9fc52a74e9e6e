// Engines that tests and benchmarks start for themselves, on loopback and in folders of their own.
export { ended } from './daemons.ts';
export { redisIsMissing, startRedis, type RedisServer } from './redis-server.ts';
export { slurmIsMissing, startSlurm, type SlurmCluster } from './slurm-cluster.ts';
export { until } from './until.ts';
