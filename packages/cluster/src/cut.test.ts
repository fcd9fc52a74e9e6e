import { parseStudy } from '@collapse-lab/runner';
import { toyLab, toyStudy } from '@collapse-lab/runner/node/testing';
import { describe, expect, it } from 'vitest';
import { chainsIn, cut, parseShard } from './cut.ts';

const study = (...overrides: string[]) => parseStudy({ name: 'toy', text: toyStudy, overrides }, toyLab);
const told = (shards: ReturnType<typeof cut>): string[] => shards.map((pieces) => pieces.map(({ run, chains: { arm, from, to } }) => `${run} ${arm} ${from}-${to}`).join(', '));

describe('cut', () => {
  it('gives every chain to one shard, in order, at equal cost', () => {
    // 10 chains of 12 + 1 generations twice, and 4 of 2 + 1: 272 in all, 68 a shard; the middle of the control's sixth is at 201.5 < 204.
    expect(told(cut([study('chains=10', 'control=10', 'floor=4')], 4))).toEqual(['0 loop 0-5', '0 loop 5-10', '0 control 0-6', '0 control 6-10, 0 floor 0-4']);
  });

  it('goes by what a pilot has timed, over several runs', () => {
    const studies = [study('chains=4', 'control=0'), study('chains=2', 'control=0')];
    const costs = [{ loop: 1, control: 1, floor: 1 }, { loop: 2, control: 1, floor: 1 }];
    expect(told(cut(studies, 2, costs))).toEqual(['0 loop 0-4', '1 loop 0-2']);
    expect(cut(studies, 2, costs)[1]![0]!.chains.name).toBe('0001-loop-00000');
  });

  it('leaves no chain out, whatever the number of shards', () => {
    const studies = [study('chains=7', 'control=3', 'floor=5')];
    for (let of = 1; of <= 15; of++) expect(cut(studies, of).reduce((sum, pieces) => sum + chainsIn(pieces), 0)).toBe(15);
  });

  it('refuses more shards than chains', () => {
    expect(() => cut([study('chains=2', 'control=0')], 3)).toThrow('shards must be at most as many as the 2 chains, but got 3');
  });
});

describe('parseShard', () => {
  it('counts from 1', () => {
    expect(parseShard('3/40')).toEqual({ index: 3, of: 40 });
  });

  it.each(['0/4', '5/4', '4', 'a/b', '1/4/2', '-1/4', ''])('refuses %j', (text) => {
    expect(() => parseShard(text)).toThrow('--shard must be i/n with 1 ≤ i ≤ n');
  });
});
