// The same shards on existing engines: Slurm arrays, BullMQ on Redis, Kubernetes Indexed Jobs.
export {};
