import { describe, expect, it } from 'vitest';
import { grownShards, planShards, shardSizes, type ChainCounts } from './plan.ts';

const counts = (chains: number, control = 0): ChainCounts => ({ chains, control, floor: 0 });
const shards = (study: ChainCounts, sizes = shardSizes(study)) => planShards(study, sizes).map(({ name, from, to }) => [name, from, to]);

describe('shards', () => {
  it('of a run that is given many more chains stay, and the new chains have at most 64 of their own', () => {
    const [before, after] = [counts(4, 1), counts(2000, 1)];
    const sizes = grownShards(shardSizes(before), before, after);
    const grown = shards(after, sizes);
    expect(grown.slice(0, 4)).toEqual(shards(before).slice(0, 4));
    // 1996 chains in 64 shards are 32 a shard, the last of them smaller.
    expect([grown[4], grown.length]).toEqual([['loop-00004', 4, 36], 4 + 63 + 1]);
    expect(grown.at(-1)).toEqual(['control-00000', 0, 1]);
    const covered = grown.filter(([name]) => String(name).startsWith('loop')).flatMap(([, from, to]) => Array.from({ length: Number(to) - Number(from) }, (_, i) => Number(from) + i));
    expect(covered).toEqual(Array.from({ length: 2000 }, (_, i) => i));
    // And again, as plain data of a manifest.
    const most = counts(100_000, 1);
    const again = shards(most, grownShards(JSON.parse(JSON.stringify(sizes)) as typeof sizes, after, most));
    expect(again.slice(0, 67)).toEqual(grown.slice(0, 67));
    expect(again.length).toBe(67 + 64 + 1);
  });

  it('keep their size where few chains come to them, and where none do', () => {
    const before = counts(130, 2);
    const sizes = shardSizes(before);
    expect(grownShards(sizes, before, counts(140, 2))).toEqual(sizes);
    expect(grownShards(sizes, before, before)).toEqual(sizes);
  });

  it('of an arm that had no chains are those of a run that had them from the start', () => {
    const [before, after] = [counts(4), counts(4, 640)];
    expect(shards(after, grownShards(shardSizes(before), before, after))).toEqual(shards(after));
  });
});
