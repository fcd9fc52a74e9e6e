import { expect, it } from 'vitest';
import { bleu } from './bleu.ts';

const parts = { matches: [3, 1], totals: [4, 3], hypothesisLength: 4, referenceLength: 4 };

it('is the geometric mean of the precisions', () => {
  expect(bleu(parts, 'none')).toBeCloseTo(Math.sqrt((3 / 4) * (1 / 3)), 14);
});

it('punishes brevity, not length', () => {
  expect(bleu({ ...parts, referenceLength: 6 }, 'none')).toBeCloseTo(Math.exp(1 - 6 / 4) / 2, 14);
  expect(bleu({ ...parts, referenceLength: 2 }, 'none')).toBeCloseTo(1 / 2, 14);
});

it('smooths orders without a match as asked', () => {
  const unmatched = { ...parts, matches: [2, 0, 0], totals: [4, 3, 2] };
  expect(bleu(unmatched, 'none')).toBe(0);
  expect(bleu(unmatched, 'epsilon')).toBeCloseTo(Math.cbrt((2 / 4) * (0.1 / 3) * (0.1 / 2)), 14);
  expect(bleu(unmatched, 'exponential')).toBeCloseTo(Math.cbrt((2 / 4) * (1 / 6) * (1 / 8)), 14);
});

it('may leave out orders that the hypothesis is too short for', () => {
  const short = { matches: [1, 0], totals: [2, 0], hypothesisLength: 2, referenceLength: 2 };
  expect(bleu(short, 'exponential')).toBe(0);
  expect(bleu(short, 'exponential', true)).toBeCloseTo(1 / 2, 14);
  expect(bleu(short, 'epsilon')).toBeCloseTo(Math.sqrt(0.5 * 0.1), 14);
});

it('is 0 where no token matches', () => {
  expect(bleu({ ...parts, matches: [0, 0] }, 'epsilon')).toBe(0);
});
