import { streams } from '@collapse-lab/numeric';
import { memoryHost } from '@collapse-lab/runner/testing';
import { describe, expect, it } from 'vitest';
import { zipfMarkov } from './zipf-markov.ts';

const given = { vocabulary: 50, exponent: 1, successors: 4, restart: 0.1, tokens: 10, ends: true, source: 1 };
const open = (changes: object, seed = 1) => zipfMarkov.create({ ...given, ...changes }).open({ host: memoryHost(), streams: streams(seed), heldOut: 5 });

describe('zipf-markov', () => {
  it('is the same law for the same number, whatever the seed, and another for another', async () => {
    const [one, again, other] = await Promise.all([open({}), open({}, 2), open({ source: 2 })]);
    expect(again.facts).toEqual(one.facts);
    expect(other.facts['entropyRateNats']).not.toBe(one.facts['entropyRateNats']);
  });

  it('gives every generation documents of its own, and shows them by rank', async () => {
    const world = await open({});
    const draw = (generation: number) => world.draw({ from: 'fresh', count: 3, generation, taken: 0, member: 0 }, streams(3));
    expect(draw(2)).toEqual(draw(2));
    expect(draw(2)).not.toEqual(draw(3));
    expect(world.show(draw(2), 0)).toMatch(/^w\d+( w\d+)*$/);
  });

  it('wants whole documents where they do not end by chance', () => {
    expect(() => zipfMarkov.create({ ...given, tokens: 2.5, ends: false })).toThrow('must be a whole number without ends, but got 2.5');
  });
});
