// Shards as indices of job arrays: an array takes fewer indices than a cluster's MaxArraySize, so that many shards are several arrays.

/** One array: index k is shard `offset + k + 1`. */
export interface ArraySpec {
  readonly offset: number;
  /** Indices as sbatch takes them: `0-3,7`. */
  readonly indices: string;
}

/** Arrays for these shards, counted from 1 and ascending. */
export function arraysOf(shards: readonly number[], maxArraySize: number): ArraySpec[] {
  const blocks = new Map<number, number[]>();
  for (const shard of shards) {
    const block = Math.floor((shard - 1) / maxArraySize);
    const indices = blocks.get(block) ?? [];
    indices.push((shard - 1) % maxArraySize);
    blocks.set(block, indices);
  }
  return [...blocks].map(([block, indices]) => ({ offset: block * maxArraySize, indices: ranges(indices) }));
}

function ranges(ascending: readonly number[]): string {
  const found: [number, number][] = [];
  for (const i of ascending) {
    const last = found.at(-1);
    if (last?.[1] === i - 1) last[1] = i;
    else found.push([i, i]);
  }
  return found.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}
