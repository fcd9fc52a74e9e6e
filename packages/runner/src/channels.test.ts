import { describe, expect, it } from 'vitest';
import { openStudy } from './open-study.ts';
import { parseStudy } from './parse-study.ts';
import { extendLab } from './plugin.ts';
import { memoryHost } from './testing/memory-host.ts';
import { toyLab, toyStudy } from './testing/toy-lab.ts';

const lab = extendLab(toyLab, [{
  path: 'mine.ts',
  plugin: (l) => {
    l.defineWorld({
      domain: 'numbers', id: 'able', summary: 'Zeros.', parameters: l.z.strictObject({}),
      create: () => ({ open: () => ({ draw: ({ count }) => new Float64Array(count), respond: (proposals: Float64Array) => proposals, score: (items: Float64Array) => ({ logLikelihood: items, unitStart: new Uint32Array() }), show: String, facts: {} }) }),
    });
    l.defineReward({ domain: 'numbers', id: 'taste', summary: 'Taste.', parameters: l.z.strictObject({}), create: () => ({ channels: ['reward: the taste of readers'], reward: (items: Float64Array) => items }) });
  },
}]);
const channels = async (...overrides: string[]): Promise<readonly string[]> =>
  (await openStudy(lab, parseStudy({ name: 'toy', text: toyStudy, overrides: ['world={kind: able}', 'policy={kind: replace}', ...overrides] }, lab), memoryHost())).channels;

describe('the channels of real information', () => {
  it.each([
    ['{ kind: replace }', ['none after generation 0']],
    ['{ kind: window, last: 1 }', ['none after generation 0']],
    ['{ kind: window, last: 5 }', ['the real sample of generation 0, until generation 5']],
    ['{ kind: accumulate }', ['the real sample of generation 0, kept in every batch']],
    ['{ kind: accumulate-subsample }', ['the real sample of generation 0, among everything drawn from']],
    ['{ kind: augment-fixed }', ['the real sample of generation 0, kept in every batch']],
    ['{ kind: augment-fixed, real: 0.1 }', ['the real sample of generation 0, 10 % of it, kept in every batch']],
    ['{ kind: fresh-every, every: 1 }', ['fresh real items: 100 % of every batch']],
    ['{ kind: fresh-every, every: 7 }', ['fresh real items: a whole batch every 7 generations']],
    ['{ kind: mix, real: 0, synthetic: 1, realFrom: fresh }', ['none after generation 0']],
    ['{ kind: mix, real: 0.1, synthetic: 0.9, realFrom: fresh }', ["fresh real items: 10 % of the study's size in every generation"]],
    ['{ kind: mix, real: 0.07, synthetic: 0.5, realFrom: fixed }', ["items of the real sample of generation 0: 7 % of the study's size in every generation", 'items carried over from the last batch, real ones among them']],
    ['{ kind: weighted, weight: 0.618, realFrom: fresh }', ['fresh real items: 61.8 % of the likelihood of every batch']],
    ['{ kind: weighted, weight: 0.618, real: 0.5, realFrom: fresh }', ["fresh real items, 50 % of the study's size: 61.8 % of the likelihood of every batch"]],
    ['{ kind: exchange, realFrom: fresh, matrix: [[0.05, 0.95]] }', ["fresh real items: 5 % of the study's size in every generation of member 1"]],
    ['{ kind: experience, answered: 0.5, keep: last }', ['outcomes: the world answers 50 % of proposals']],
    ['{ kind: experience, answered: 0, keep: all }', ['the real sample of generation 0, kept in every batch']],
  ])('of policy %s are %j', async (policy, expected) => {
    expect(await channels(`policy=${policy}`)).toEqual(expected);
  });

  it('are also what selections and their rewards know of the world', async () => {
    const selection = '[{kind: verify, keepRight: 1, keepWrong: 0, atLeast: 0, reward: log-likelihood}, {kind: provenance, truePositiveRate: 1, falsePositiveRate: 0}, {kind: curate, of: 2, reward: taste}, {kind: curate, of: 2, reward: length}, {kind: dedupe}]';
    expect(await channels(`selection=${selection}`)).toEqual([
      'oracle: verify', 'reward: log-likelihood under the world', 'detector: provenance uses true origins', 'reward: the taste of readers',
    ]);
  });

  it('say when they are open, where a schedule opens or closes them', async () => {
    expect(await channels('policy={ kind: experience, answered: { schedule: step, from: 0, to: 1, at: 9 }, keep: last }')).toEqual(['outcomes: the world answers 100 % of proposals (generations 9 to 12)']);
    expect(await channels('policy={ kind: experience, answered: { schedule: step, from: 0, to: 1, at: 12 }, keep: last }')).toEqual(['outcomes: the world answers 100 % of proposals (generation 12)']);
    expect(await channels('policy={ kind: experience, answered: { schedule: list, values: [0, 1, 0, 1] }, keep: last }')).toEqual(['outcomes: the world answers 100 % of proposals (generations 2 to 12, not all of them)']);
    expect(await channels('policy={ kind: experience, answered: { schedule: linear, from: 0, to: 0.5 }, keep: last }')).toEqual([
      'by schedule, outcomes: the world answers 4.54545 % of proposals (generation 2) … outcomes: the world answers 50 % of proposals (generation 12)',
    ]);
  });
});
