// What families of waiting times, copies, traits and pictures make of items that they are not for.
import { scalars, type Points } from '@collapse-lab/numeric';
import type { Model } from '@collapse-lab/runner';
import { expect, test } from 'vitest';
import { fitOf, logDensitiesOf, outcomeOf } from './testing/fit-of.ts';
import { empirical, exponential, inPaint, spikedUniform, trait, wordOfMouth } from './families/all.ts';

const painter = { block: 1, correlation: 'learn', variance: 'learn', rule: 'sample' };
const models: [string, Model<Points>][] = [
  ['exponential', exponential.create({})],
  ['empirical', empirical.create({})],
  ['spiked-uniform', spikedUniform.create({ background: 0.75, logWidth: -100 })],
  ['trait', trait.create({ divisor: 'n', environment: 0, mutation: 0 })],
  ['word-of-mouth', wordOfMouth.create({ agents: 2, observation: 1, hearing: 1, prior: 1 })],
  ['in-paint', inPaint.create(painter)],
];

test.each(models)('%s ends at no items and at what is no number', (_, model) => {
  expect(outcomeOf(model, scalars(new Float64Array(0)))).toMatchObject({ ended: { code: 'too-few-items' } });
  expect(outcomeOf(model, scalars(Float64Array.of(1, NaN)))).toMatchObject({ ended: { code: 'not-finite' } });
});

test('exponential is for points from 0 on, and of nothing but zeros is all at 0', () => {
  expect(outcomeOf(exponential.create({}), scalars(Float64Array.of(1, -2)))).toEqual({ ended: { code: 'negative', message: 'item 1 is -2' } });
  expect(() => { exponential.create({}).check!(scalars(Float64Array.of(-1))); }).toThrow('points must be at least 0 for the family exponential, but item 0 is -1; take another family');
  const zero = fitOf(exponential.create({}), scalars(Float64Array.of(0, 0)));
  expect([logDensitiesOf(zero, scalars(Float64Array.of(0, 1))), zero.entropy!()]).toEqual([[Infinity, -Infinity], -Infinity]);
  const law = fitOf(exponential.create({}), scalars(Float64Array.of(1, 3)), Float64Array.of(3, 1));
  expect([law.parameters(), logDensitiesOf(law, scalars(Float64Array.of(0, 3, -1))), law.entropy!()]).toEqual([
    { fittedMean: 1.5 },
    [expect.closeTo(-Math.log(1.5), 14), expect.closeTo(-Math.log(1.5) - 2, 14), -Infinity],
    expect.closeTo(1 + Math.log(1.5), 14),
  ]);
});

test('spiked-uniform is for points of [0, 3], and ends where it can make nothing of them', () => {
  expect(outcomeOf(spikedUniform.create({ background: 0.75, logWidth: -100 }), scalars(Float64Array.of(0.5, 3.5)))).toMatchObject({ ended: { code: 'out-of-range' } });
  expect(outcomeOf(spikedUniform.create({ background: 0, logWidth: -100 }), scalars(Float64Array.of(0.5, 1.5)))).toMatchObject({ ended: { code: 'impossible-items' } });
});

test('in-paint needs a ring larger than its block, with cells that are not all alike', () => {
  expect(() => { inPaint.create(painter).check!(scalars(Float64Array.of(1))); }).toThrow('model.block must be below the 1 cells of an item, but got 1; lower it');
  expect(outcomeOf(inPaint.create(painter), { values: Float64Array.of(1, 1, 1), dimensions: 3 })).toMatchObject({ ended: { code: 'no-process' } });
});

test('a trait that all of the environment makes is not inherited, and does not move', () => {
  const model = trait.create({ divisor: 'n', environment: 10, mutation: 0 });
  const first = fitOf(model, scalars(Float64Array.of(-1, 1)));
  expect(first.parameters()).toEqual({ fittedMean: 0, fittedVariance: 10, inheritedVariance: 0, heritability: 0 });
});
