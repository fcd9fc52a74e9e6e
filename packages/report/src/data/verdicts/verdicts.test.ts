// The eight definitions on rows that are written down, so that what each must say is known.
import { readdirSync } from 'node:fs';
import type { Arm, Row, RunRecord, Study } from '@collapse-lab/runner';
import { describe, expect, test } from 'vitest';
import { mixtureRun, wobble } from '../../testing/records.ts';
import { definitions } from './definitions/registry.ts';
import { verdictsOf } from './verdicts.ts';

const GENERATIONS = 40;

/** A run of ten chains and a control of four whose rows are `loop` and `control` of generation and chain, from generation 1 on. */
function runOf(loop: (t: number, chain: number) => Row, control?: (t: number, chain: number) => Row, study: Partial<Study> = {}): RunRecord {
  const run = mixtureRun({ generations: GENERATIONS, record: 1, chains: 10, control: control ? 4 : 0, ...study });
  const arms: [Arm, number, (t: number, chain: number) => Row][] = [['loop', 10, loop], ...(control ? [['control', 4, control] as [Arm, number, typeof control]] : [])];
  const rows = arms.flatMap(([arm, chains, of]) =>
    Array.from({ length: chains }, (_, chain) => Array.from({ length: GENERATIONS }, (__, i) => ({ arm, chain, member: 0, generation: i + 1, values: of(i + 1, chain) }))).flat(),
  );
  return { ...run, facts: { dimensions: 1 }, rows };
}

/** The decision of one definition. */
function decided(id: string, run: RunRecord, runs?: readonly RunRecord[]): string {
  return verdictsOf(run, runs).find((verdict) => verdict.id === id)!.decision;
}

const still = (): Row => ({});

test('there are eight, numbered, one file each', () => {
  expect(definitions.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  const files = readdirSync(new URL('./definitions/', import.meta.url)).filter((name) => !['all.ts', 'registry.ts'].includes(name));
  expect(files.sort()).toEqual(definitions.map(({ id }) => `${id}.ts`).sort());
});

test('rows that hold nothing leave all of them undecided', () => {
  expect(verdictsOf(runOf(still, still)).map(({ decision }) => decision)).toEqual(Array.from({ length: 8 }, () => 'undecided'));
});

describe('every definition', () => {
  const shrinks = (t: number, chain: number): Row => ({ variance: 0.9 ** t * (1 + 0.01 * wobble(chain, t)) });
  const stays = (t: number, chain: number): Row => ({ variance: 1 + 0.01 * wobble(chain, t) });

  test('is yes where the loop does it and the control does not, no where the loop does not', () => {
    expect(decided('shrinking-variance', runOf(shrinks, stays))).toBe('yes');
    expect(decided('shrinking-variance', runOf(stays, stays))).toBe('no');
  });

  test('is undecided where the control does it too, where there is none, and where it is one chain', () => {
    expect(decided('shrinking-variance', runOf(shrinks, shrinks))).toBe('undecided');
    const whole = runOf(shrinks, stays);
    const alone = { ...whole, rows: whole.rows.filter(({ arm, chain }) => arm === 'loop' || chain === 0) };
    expect(decided('shrinking-variance', alone)).toBe('undecided');
    const { evidence } = verdictsOf(runOf(shrinks)).find(({ id }) => id === 'shrinking-variance')!;
    expect(evidence).toMatch(/without a control it cannot be told what the loop has to do with it\.$/);
  });
});

describe('where the estimate is beyond the bound and its limits are not, neither yes nor no', () => {
  // One chain of ten goes far, the others hardly.
  const one = (chain: number, far: number, near: number): number => (chain === 0 ? far : near);

  test.each([
    ['divergence', (t: number, c: number): Row => ({ excessRisk: t ** one(c, 9, 0.01) * (1 + 0.001 * wobble(c, t)) })],
    ['shrinking-variance', (t: number, c: number): Row => ({ variance: t === 40 ? 0.3 : one(c, 3 ** t, 1) * (1 + 0.01 * wobble(c, t)) })],
    ['hallucination', (t: number, c: number): Row => ({ beyondReal: t < 20 ? 0 : one(c, 0.9, 0) })],
  ])('%s', (id, loop) => {
    const record = runOf(loop, () => ({ excessRisk: 1, variance: 1, beyondReal: 0 }));
    expect(decided(id, record)).toBe('undecided');
    expect(verdictsOf(record).find((verdict) => verdict.id === id)!.evidence).toContain('the chains are too few, or too unlike, to be sure of it');
  });
});

test('1: ten times the excess risk of generation 1, or of what a fit is expected to lose', () => {
  const rising = (fold: number) => (t: number): Row => ({ excessRisk: 0.01 * (1 + ((fold - 1) * (t - 1)) / (GENERATIONS - 1)), refitClock: 0.01 * t });
  const control = (): Row => ({ excessRisk: 0.01, refitClock: 0.01 });
  expect(decided('catastrophic-increase', runOf(rising(10.01), control))).toBe('yes');
  expect(decided('catastrophic-increase', runOf(rising(9.9), control))).toBe('no');
  // A first excess risk that the held-out sample makes too small is not what the last one is measured by.
  expect(decided('catastrophic-increase', runOf((t) => ({ ...rising(9.9)(t), ...(t === 1 && { excessRisk: 0.0001 }) }), control))).toBe('no');
});

test('2: more chains up than fair coins explain', () => {
  const up = (chains: number) => (t: number, chain: number): Row => ({ fidelityLoss: t === 1 ? 0 : chain < chains ? 0.001 : -0.001 });
  // P(10 of 10) = 0.001, P(9 or more of 10) = 0.0107 and P(7 or more of 10) = 0.172.
  expect(decided('any-increase', runOf(up(10), up(2)))).toBe('yes');
  expect(decided('any-increase', runOf(up(9), up(2)))).toBe('undecided');
  expect(decided('any-increase', runOf(up(7), up(2)))).toBe('no');
  expect(decided('any-increase', runOf(up(10), up(4)))).toBe('undecided');
  // As of a corpus of equal documents, in which nothing is left to lose.
  expect(decided('any-increase', runOf(() => ({ fidelityLoss: 0 }), () => ({ fidelityLoss: 0 })))).toBe('no');
  const few = runOf(up(10), up(2));
  expect(decided('any-increase', { ...few, rows: few.rows.filter(({ chain }) => chain < 7) })).toBe('undecided');
});

test('3: a power of t, not a plateau', () => {
  const noise = (t: number, chain: number): number => 1 + 0.02 * wobble(chain, t);
  const constant = (t: number, chain: number): Row => ({ excessRisk: noise(t, chain) });
  expect(decided('divergence', runOf((t, c) => ({ excessRisk: t ** 0.7 * noise(t, c) }), constant))).toBe('yes');
  expect(decided('divergence', runOf((t, c) => ({ excessRisk: Math.exp(-2 / t) * (1 + 0.001 * wobble(c, t)) }), constant))).toBe('no');
  expect(decided('divergence', runOf(constant, constant))).toBe('no');
  expect(decided('divergence', runOf(() => ({ fidelityLoss: -0.1 }), constant))).toBe('no');
});

test('4: another exponent in n, over a sweep of sizes only', () => {
  // Excess risk n^-1 at first and n^-b at last.
  const sized = (size: number, b: number): RunRecord => runOf((t, c) => ({ excessRisk: size ** (t === 1 ? -1 : -b) * (1 + 0.02 * wobble(c, t, size)) }), (t, c) => ({ excessRisk: (1 + 0.02 * wobble(c, t, size)) / size }), { size });
  const sweep = (b: number): RunRecord[] => [100, 300, 1000].map((size) => sized(size, b));
  expect(decided('scaling-law', sweep(0.4)[0]!, sweep(0.4))).toBe('yes');
  expect(decided('scaling-law', sweep(1)[0]!, sweep(1))).toBe('no');
  expect(decided('scaling-law', sweep(0.4)[0]!)).toBe('undecided');
});

test('6: modes that were apart and are no longer', () => {
  const modes = (distance: number): Row => ({ mean1: 0, stdDev1: 1, mean2: distance, stdDev2: 1 });
  const apart = (): Row => modes(4);
  // Ashman's D of two unit widths is their distance.
  expect(decided('entangled-modes', runOf((t) => modes(t < 30 ? 4 : 1.9), apart))).toBe('yes');
  expect(decided('entangled-modes', runOf((t) => modes(t < 30 ? 4 : 2.1), apart))).toBe('no');
  expect(decided('entangled-modes', runOf(() => modes(1), apart))).toBe('no');
  expect(decided('entangled-modes', runOf(() => ({ fittedStdDev: 1 }), apart))).toBe('no');
});

test('7: less than half of the tail left', () => {
  const tail = (late: number) => (t: number, chain: number): Row => ({ tailMass: (t < 20 ? 1 : late) * (1 + 0.05 * wobble(chain, t)) });
  expect(decided('lost-tails', runOf(tail(0.4), tail(1)))).toBe('yes');
  expect(decided('lost-tails', runOf(tail(0.6), tail(1)))).toBe('no');
  // Of 50 draws a generation half of one is expected in the tail, and five over ten generations.
  expect(decided('lost-tails', runOf(tail(0.4), tail(1), { size: 50 }))).toBe('undecided');
});

test('8: a hundredth more of what is drawn where no real data lie', () => {
  const beyond = (late: number) => (t: number, chain: number): Row => ({ beyondReal: (t < 20 ? 0 : late) * (1 + 0.05 * wobble(chain, t)) });
  expect(decided('hallucination', runOf(beyond(0.02), beyond(0)))).toBe('yes');
  expect(decided('hallucination', runOf(beyond(0.005), beyond(0)))).toBe('no');
});
