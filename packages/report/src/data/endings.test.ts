import { expect, test } from 'vitest';
import type { Outcome } from '@collapse-lab/runner';
import { mixtureRun } from '../testing/records.ts';
import { endingGroups, endingsOf, standingOf } from './endings.ts';

const reason = { code: 'component-collapsed', message: 'weight of component 2 is 0' };
const ended = (chain: number, generation: number): Outcome => ({ arm: 'loop', chain, status: 'ended', generation, reason });

test('chains are counted by how they stand, and those without an outcome are not forgotten', () => {
  const run = mixtureRun({ generations: 20, chains: 5, control: 0 });
  const rows = run.rows.filter(({ chain, generation }) => chain < 2 || (chain === 2 && generation <= 10));
  const outcomes: Outcome[] = [ended(0, 20), { arm: 'loop', chain: 1, status: 'complete', generation: 20 }];
  expect(standingOf({ ...run, rows, outcomes }, 'loop')).toEqual({
    planned: 5,
    complete: 1,
    ended: 1,
    failed: 0,
    unfinished: [{ chain: 2, generation: 10 }],
    absent: 2,
  });
});

test('chains that stopped for one reason are one group', () => {
  const failed: Outcome = { arm: 'control', chain: 0, status: 'failed', generation: -1 };
  const groups = endingGroups({ ...mixtureRun(), outcomes: [ended(1, 30), ended(3, 50), failed] });
  expect(groups).toEqual([
    { arm: 'loop', status: 'ended', ...reason, chains: [{ chain: 1, generation: 30 }, { chain: 3, generation: 50 }] },
    { arm: 'control', status: 'failed', code: 'no reason given', message: '', chains: [{ chain: 0, generation: -1 }] },
  ]);
});

test('an ending stands at the last value of its chain', () => {
  const run = mixtureRun({ generations: 30, chains: 2 });
  const rows = run.rows.filter(({ arm, chain, generation }) => arm === 'loop' && (chain === 0 || generation <= 20));
  const value = rows.find(({ chain, generation }) => chain === 1 && generation === 20)!.values['variance']!;
  expect(endingsOf({ ...run, rows, outcomes: [ended(1, 20)] }, 'variance')).toEqual([{ chain: 1, generation: 20, value }]);
});
