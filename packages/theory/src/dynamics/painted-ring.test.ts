import { describe, expect, it } from 'vitest';
import { inPaintedMoments, type PaintedRing } from './painted-ring.ts';

const ring: PaintedRing = { cells: 32, block: 4, truth: 0.7, believed: 0.7, rule: 'sample', t: 0 };

describe('rings that are painted over', () => {
  it('keep their moments where the painter is right', () => {
    const [before, after] = [inPaintedMoments(ring), inPaintedMoments({ ...ring, t: 100 })];
    expect(before.variance).toBeCloseTo(1, 14);
    // φ (1 + φ^(N − 2)) / (1 + φ^N) around a ring.
    expect(before.correlation).toBeCloseTo((0.7 * (1 + Math.exp(30 * Math.log(0.7)))) / (1 + Math.exp(32 * Math.log(0.7))), 14);
    expect(after.variance).toBeCloseTo(1, 12);
    expect(after.correlation).toBeCloseTo(before.correlation, 12);
  });

  it('come to have the moments that a wrong painter believes in', () => {
    const { variance, correlation } = inPaintedMoments({ ...ring, believed: 0.3, t: 400 });
    expect(variance).toBeCloseTo(1, 10);
    expect(correlation).toBeCloseTo(0.3, 10);
  });

  it('lose a share b/N of their variance a block to means of independent cells, and nearly all of it to any in the end', () => {
    expect(inPaintedMoments({ ...ring, truth: 0, believed: 0, rule: 'mean', t: 10 }).variance).toBeCloseTo(Math.exp(10 * Math.log(0.875)), 14);
    expect(inPaintedMoments({ ...ring, rule: 'mean', t: 300 }).variance).toBeLessThan(1e-5);
  });

  it('of one cell between two take the mean (x + y) φ/(1 + φ²)', () => {
    // Variance of the mean: 2 (φ/(1 + φ²))² (1 + ρ₂), with ρ₂ of two steps; the other cells keep 1.
    const [phi, cells] = [0.5, 40];
    const weight = phi / (1 + phi * phi);
    const expected = (cells - 1 + 2 * weight * weight * (1 + phi * phi)) / cells;
    expect(inPaintedMoments({ cells, block: 1, truth: phi, believed: phi, rule: 'mean', t: 1 }).variance).toBeCloseTo(expected, 10);
  });
});
