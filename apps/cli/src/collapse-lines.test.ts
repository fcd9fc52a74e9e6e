import { conventionalCollapse, type RunRecord, type Study } from '@collapse-lab/runner';
import { collapseStatistics, compareCollapse } from '@collapse-lab/report/data';
import { describe, expect, it } from 'vitest';
import { formatCollapse, formatComparison } from './collapse-lines.ts';

/** A run of as many chains as there are numbers, each sound for so many of 30 generations; and of a control. */
function runOf(lengths: readonly number[], control: readonly number[], changes: Partial<Study> = {}, ended: readonly number[] = []): RunRecord {
  const study: Study = {
    name: 'one', title: 'One', world: { kind: 'w' }, model: { family: 'f' }, policy: { kind: 'p' }, decoding: {}, selection: [], size: 1, heldOut: 1,
    generations: 30, chains: lengths.length, control: control.length, seed: 1, record: 1, measures: [], ...changes,
  };
  const chains = [...lengths.map((sound, chain) => ({ arm: 'loop' as const, chain, sound })), ...control.map((sound, chain) => ({ arm: 'control' as const, chain, sound }))];
  const stopped = ({ arm, chain }: (typeof chains)[number]): boolean => arm === 'loop' && ended.includes(chain);
  return {
    study,
    folder: '',
    words: { items: 'items', units: 'units' },
    facts: {},
    columns: [{ name: 'relativeSupport', summary: '' }],
    rows: chains.flatMap((each) =>
      Array.from({ length: stopped(each) ? each.sound + 1 : 31 }, (_, generation) => ({ arm: each.arm, chain: each.chain, member: 0, generation, values: { relativeSupport: generation <= each.sound ? 1 : 0.1 } })),
    ),
    outcomes: chains.map((each) => ({ arm: each.arm, chain: each.chain, status: stopped(each) ? 'ended' : 'complete', generation: stopped(each) ? each.sound : 30 })),
    portraits: [],
  };
}

const lines = (run: RunRecord): string[] => formatCollapse(collapseStatistics(run));

describe('time to collapse in a terminal', () => {
  it('is how many, when and the control, then the rule', () => {
    expect(lines(runOf([3, 5, 9, 30], [30, 30]))).toEqual([
      'collapse  3 of 4 chains, median time 8 (95 %: from 4 on); control 0 of 2',
      '          relativeSupport < 0.5 or > 2 for 3 records in a row (convention)',
    ]);
  });

  it('says how long nothing has happened', () => {
    expect(lines(runOf([30], []))[0]).toBe('collapse  0 of 1 chain by generation 28; no control');
  });

  it('says which fits failed, and a rule that fires on the control', () => {
    expect(lines(runOf([3, 5, 9, 30], [30, 7], {}, [0]))).toEqual([
      'collapse  2 of 4 chains, 1 stopped as the fit failed',
      '          median time to either 8 (95 %: from 3 on)',
      '          control 1 of 2: the rule is too tight for this study',
      '          relativeSupport < 0.5 or > 2 for 3 records in a row (convention)',
    ]);
  });

  it('says when the measure is not there', () => {
    expect(lines({ ...runOf([3], []), collapse: { ...conventionalCollapse, measure: 'variance' } })).toEqual(['collapse  cannot be told: no generation of the loop has a number for variance']);
    const none = runOf([3], []);
    expect(lines({ ...none, rows: none.rows.map((row) => ({ ...row, values: { relativeSupport: NaN } })) })[0]).toBe('collapse  cannot be told: no generation of the loop has a number for relativeSupport');
    expect(lines({ ...none, rows: none.rows.slice(0, 3) })).toEqual(['collapse  cannot be told: no chain has 3 records of relativeSupport yet that are numbers', '          relativeSupport < 0.5 or > 2 for 3 records in a row (convention)']);
    const columns = [{ name: 'variance', summary: 'Divides by n; absent for words.' }];
    expect(lines({ ...runOf([3], []), columns, collapse: { ...conventionalCollapse, measure: 'variance' } })[1]).toBe('          variance: Divides by n; absent for words.');
  });
});

describe('a comparison in a terminal', () => {
  const compared = (runs: readonly RunRecord[]): string[] => formatComparison(compareCollapse(runs)!, runs.map(collapseStatistics), runs.map(({ study }) => study.title));
  const early = [1, 2, 3, 4, 5, 6, 7, 8];

  it('is a line a run with the test against the first, corrected where there are several', () => {
    const all = compared([runOf(early, [30]), runOf(early.map((n) => n + 9), [30], { name: 'two', title: 'Two' }), runOf(early.map((n) => n + 20), [5], { name: 'three', title: 'Three', seed: 2 })]);
    expect(all).toEqual([
      'time to collapse  collapsed  median (95 %)         p',
      'One                  8 of 8      5.5 (2–8)         –',
      // Exact: of 2⁸ swaps within pairs only none and all are as far apart, 2/256; Holm times 1.
      'Two                  8 of 8   14.5 (11–17)    0.0078',
      // R 4.2.2: survdiff(Surv(c(2:9, 22:28, 28), rep(1:0, c(15, 1))) ~ rep(1:2, each = 8)), p = 3.9e-05; Holm times 2.
      'Three                7 of 8   25.5 (22–28)  < 0.0001',
      'the rule is too tight: it fires on the control of 1 of 3 runs',
      'relativeSupport < 0.5 or > 2 for 3 records in a row (convention)',
      'p against the first: pairs of one seed; log-rank of other seeds; Holm, 2 tests',
    ]);
    for (const line of all) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('says how many chains a p-value would take', () => {
    const few = compared([runOf([3, 4], []), runOf([5, 30], [], { name: 'two', title: 'Two' })]);
    expect(few.slice(-2)).toEqual(['no p below 8 chains an arm; 44 would find a doubled rate (power 0.8,', 'α 0.05, if 75 % collapse or fail)']);
    for (const line of few) expect(line.length).toBeLessThanOrEqual(80);
  });
});
