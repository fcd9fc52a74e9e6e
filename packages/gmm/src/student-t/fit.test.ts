import { expect, test } from 'vitest';
import { fitStudentT } from './fit.ts';

test('items of which more than half are equal have a law as long as the others hold it open', () => {
  const values = Float64Array.of(...new Array<number>(12).fill(0), -2, -1.5, -1, -0.5, 0.25, 0.75, 1.25, 2.5);
  const fit = fitStudentT(values, { df: 3, tolerance: 1e-14, maxIterations: 10_000 });
  if ('ended' in fit) throw new Error(fit.ended.message);
  // The maximum by scipy.stats.t 1.10.1 and its optimize.minimize, Nelder–Mead.
  expect(fit.converged).toBe(true);
  expect(fit.law.location).toBeCloseTo(-0.0082238, 5);
  expect(fit.law.scale).toBeCloseTo(0.4136333, 5);
  expect(fit.meanLogLikelihood).toBeCloseTo(-1.1345447850, 9);
});
