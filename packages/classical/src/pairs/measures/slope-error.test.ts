import type { Pairs } from '@collapse-lab/numeric';
import type { Fitted, Generation, Row } from '@collapse-lab/runner';
import { expect, test } from 'vitest';
import { slopeError } from './slope-error.ts';

function measure(fitted: Row | undefined, truth: Row | undefined): unknown {
  const model = fitted && ({ parameters: () => fitted } as unknown as Fitted<Pairs>);
  return slopeError.create({}).measure({ model, world: { truth } } as Generation<Pairs>);
}

test('is the squared distance of the fitted slopes from those of the world', () => {
  expect(measure({ intercept: 9, slope1: 1, slope2: -2 }, { intercept: 0, slope1: 4, slope2: 2 })).toEqual({ squaredSlopeError: 25 });
});

test('is silent without a model, without a known truth, and for families without slopes', () => {
  expect([measure(undefined, { slope1: 1 }), measure({ slope1: 1 }, undefined), measure({ mean: 1 }, { slope1: 1 })]).toEqual([{}, {}, {}]);
});
