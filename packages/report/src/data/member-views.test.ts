import type { RunRecord } from '@collapse-lab/runner';
import { expect, test } from 'vitest';
import { mixtureRun } from '../testing/records.ts';
import { memberViews } from './member-views.ts';
import { trackOf } from './track.ts';

/** The mixture run with a second member whose support is a tenth. */
function ofTwo(): RunRecord {
  const run = mixtureRun({ members: [{ family: 'gmm' }, { family: 'kde' }] });
  const second = run.rows.map((row) => ({ ...row, member: 1, values: { relativeSupport: row.values['relativeSupport']! / 10 } }));
  const { freeParameters, ...rest } = run;
  return { ...rest, membersParameters: [freeParameters ?? null, null], rows: [...run.rows, ...second] };
}

test('a run of one member is its own view', () => {
  const run = mixtureRun();
  expect(memberViews(run)).toEqual([run]);
});

test('each member has its rows, its family, its parameters and a name', () => {
  const [first, second] = memberViews(ofTwo());
  expect(first!.study).toMatchObject({ title: 'Gaussian mixture, 1-D, member 1 (gmm)', model: { family: 'gmm' } });
  expect(second!.study).toMatchObject({ title: 'Gaussian mixture, 1-D, member 2 (kde)', model: { family: 'kde' } });
  expect([first!.freeParameters, second!.freeParameters]).toEqual([5, undefined]);
  expect(trackOf(first!, 'loop', 'relativeSupport')).toEqual(trackOf(mixtureRun(), 'loop', 'relativeSupport'));
  expect(trackOf(second!, 'loop', 'relativeSupport')).toMatchObject({ chains: 4, counts: trackOf(first!, 'loop', 'relativeSupport')!.counts });
  expect(trackOf(second!, 'loop', 'relativeSupport')!.median[0]).toBeCloseTo(0.1, 12);
});

test('the views of a run are the same each time', () => {
  const run = ofTwo();
  expect(memberViews(run)).toBe(memberViews(run));
});
