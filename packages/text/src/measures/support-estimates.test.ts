import { hillNumberEstimates } from '@collapse-lab/diversity';
import { expect, test } from 'vitest';
import { generationOf } from '../testing/generation.ts';
import { supportEstimates } from './support-estimates.ts';

test('are the estimates of the token counts', () => {
  const documents = [Array.from({ length: 40 }, (_, i) => i % 7), [7, 8]];
  const { asymptotic, atCoverage } = hillNumberEstimates([6, 6, 6, 6, 6, 5, 5, 1, 1], 1, 0.9);
  expect(supportEstimates.create({ order: 1, coverage: 0.9 }).measure(generationOf(3, documents))).toEqual({ sourceSupport: asymptotic, coverageSupport: atCoverage });
});
