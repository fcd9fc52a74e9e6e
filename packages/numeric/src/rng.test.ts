import { describe, expect, it } from 'vitest';
import { Rng } from './rng.ts';
import { streams } from './streams.ts';

describe('the generator', () => {
  it('is xoshiro128**: the first words from state 1, 2, 3, 4 are those of the reference implementation', () => {
    const rng = new Rng(1, 2, 3, 4);
    // Blackman & Vigna's xoshiro128starstar.c, as published with its authors' test vectors in rand_xoshiro 0.6.
    expect(Array.from({ length: 10 }, () => rng.bits() >>> 0)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('never gets stuck, even from the all-zero state', () => {
    const rng = new Rng(0, 0, 0, 0);
    expect(new Set(Array.from({ length: 100 }, () => rng.uniform())).size).toBe(100);
  });

  it('draws uniforms on [0, 1) that use all 53 bits', () => {
    const rng = streams('uniform').rng();
    let [low, odd] = [1, 0];
    const n = 100_000;
    for (let i = 0; i < n; i++) {
      const u = rng.uniform();
      expect(u >= 0 && u < 1).toBe(true);
      low = Math.min(low, u);
      odd += (u * 9007199254740992) % 2;
    }
    expect(low).toBeLessThan(1e-3);
    // The last bit is a fair coin: |odd − n/2| stays within 5 standard deviations, √n/2 each.
    expect(Math.abs(odd - n / 2)).toBeLessThan((5 * Math.sqrt(n)) / 2);
  });

  it('draws integers evenly', () => {
    const rng = streams('below').rng();
    const [n, cells] = [700_000, 7];
    const counts = new Float64Array(cells);
    for (let i = 0; i < n; i++) counts[rng.below(cells)]!++;
    const chiSquare = counts.reduce((sum, count) => sum + ((count - n / cells) * (count - n / cells)) / (n / cells), 0);
    // The 0.99999 quantile of chi-square with 6 degrees of freedom is 33.1 (mpmath 1.3).
    expect(chiSquare).toBeLessThan(33.1);
  });
});

describe('normals', () => {
  // A sampler whose variance is wrong by −0.5 % drives a refitted Gaussian to nothing in 2,000 generations, so the
  // bounds are those of 4·10⁷ draws: 5 standard errors, √(Var xᵏ / n), of the first four moments.
  it('have the moments of the standard normal over 4·10⁷ draws', () => {
    const rng = streams('normal').rng();
    const n = 40_000_000;
    let [m1, m2, m3, m4] = [0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      const x = rng.normal();
      const square = x * x;
      m1 += x;
      m2 += square;
      m3 += square * x;
      m4 += square * square;
    }
    const within = (sum: number, mean: number, variance: number): void => {
      expect(Math.abs(sum / n - mean)).toBeLessThan(5 * Math.sqrt(variance / n));
    };
    within(m1, 0, 1);
    within(m2, 1, 2);
    within(m3, 0, 15);
    within(m4, 3, 96);
  });

  it('are the same to the bit when an array is filled with them, and leave the generator where it would be', () => {
    const [one, many] = [streams('fill').rng(), streams('fill').rng()];
    // Long enough for every rare event: a rejected position and the tail come about 50 and 5 times in 20,000.
    for (const length of [0, 1, 2, 20_000]) {
      const filled = new Float64Array(length);
      many.fillNormals(filled, 3, 0.5);
      expect([...filled]).toEqual(Array.from({ length }, () => 3 + 0.5 * one.normal()));
    }
    expect(many.uniform()).toBe(one.uniform());
  });

  it('fill 200 cells of equal probability evenly, the tail beyond the last block among them', () => {
    const rng = streams('cells').rng();
    // Edges at standard normal quantiles would need an inverse; equal cells of the distribution function are the same.
    const [n, cells] = [4_000_000, 200];
    const counts = new Float64Array(cells);
    let beyond = 0;
    for (let i = 0; i < n; i++) {
      const x = rng.normal();
      if (Math.abs(x) > 4.038849846109505) beyond++;
      counts[Math.min(cells - 1, Math.floor(cells * normalCdf(x)))]!++;
    }
    const chiSquare = counts.reduce((sum, count) => sum + ((count - n / cells) * (count - n / cells)) / (n / cells), 0);
    // The 0.99999 quantile of chi-square with 199 degrees of freedom is 295.8 (mpmath 1.3).
    expect(chiSquare).toBeLessThan(295.8);
    // P(|x| > 4.038849846109505) = 5.37139e-5 (Python 3.11: math.erfc(4.038849846109505 / math.sqrt(2))); within 5 standard deviations.
    expect(Math.abs(beyond - n * 5.37139e-5)).toBeLessThan(5 * Math.sqrt(n * 5.37139e-5));
  });
});

/** Φ(x) by its Taylor series for small |x| and the continued fraction of Mills' ratio for large; both to about 1e-12. */
function normalCdf(x: number): number {
  const density = Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
  if (Math.abs(x) < 3) {
    let [term, sum] = [x, x];
    for (let k = 3; Math.abs(term) > 1e-17; k += 2) sum += term *= (x * x) / k;
    return 0.5 + density * sum;
  }
  let fraction = Math.abs(x);
  for (let k = 60; k > 0; k--) fraction = Math.abs(x) + k / fraction;
  return x > 0 ? 1 - density / fraction : density / fraction;
}
