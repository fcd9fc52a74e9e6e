import { describe, expect, it } from 'vitest';
import { UserError } from './errors.ts';
import { parseStudy } from './parse-study.ts';
import { withCollapse } from './read-collapse.ts';
import type { RunRecord } from './record.ts';
import { toyLab, toyStudy } from './testing/toy-lab.ts';

const run = (...overrides: string[]): RunRecord => ({
  study: parseStudy({ name: 'my.yaml', text: toyStudy, overrides }, toyLab),
  folder: 'runs/toy',
  words: { items: 'numbers', units: 'numbers' },
  facts: {},
  columns: [{ name: 'relativeSupport', summary: '' }, { name: 'fittedStdDev', summary: '' }],
  rows: [],
  outcomes: [],
  portraits: [],
});

describe('a run read by another rule than its study’s', () => {
  it('changes the convention where the study has no rule, and else the study’s rule, which stays as it was', () => {
    expect(withCollapse(run(), ['collapse.low=0.3']).collapse).toEqual({ measure: 'relativeSupport', low: 0.3, high: 2, persist: 3 });
    const own = run('collapse={measure: fittedStdDev, low: 0.1, persist: 2}');
    const read = withCollapse(own, ['collapse.persist=5']);
    expect([read.collapse, read.study]).toEqual([{ measure: 'fittedStdDev', low: 0.1, persist: 5 }, own.study]);
  });

  it('may be read by what its rows have, and not by what they might have had', () => {
    const rows = [{ arm: 'loop' as const, chain: 0, member: 0, generation: 1, values: { fittedStdDev: 1 } }];
    expect(() => withCollapse({ ...run(), rows }, ['collapse.low=0.3'])).toThrow('collapse.measure must be one of fittedStdDev, but got "relativeSupport"');
    expect(withCollapse({ ...run(), rows }, ['collapse={measure: fittedStdDev, low: 0.3, persist: 1}']).collapse!.measure).toBe('fittedStdDev');
  });

  it('is the same run where nothing is said', () => {
    const own = run();
    expect(withCollapse(own, [])).toBe(own);
  });

  it.each([
    ['size=3', 'argument "size=3": report must be given collapse=… or collapse.<key>=…, but got "size"; other changes make another run'],
    ['collapse.measure=relativSupport', 'argument "collapse.measure=relativSupport": collapse.measure must be one of fittedStdDev, relativeSupport, but got "relativSupport"; did you mean "relativeSupport"?'],
    ['collapse.low=many', 'argument "collapse.low=many": collapse.low must be a number, but got "many"'],
    ['collapse.low', 'argument "collapse.low": override must be key=value, such as generations=100 or policy.real=0.1'],
  ])('%s is a mistake with its place', (override, line) => {
    expect(() => withCollapse(run(), [override])).toThrow(new UserError(line));
  });
});
