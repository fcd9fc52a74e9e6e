// Mean and scatter, as in assembly/moments.ts: lane l holds the sums over the items i with i mod 4 = l, and the lanes are added as (0 + 2) + (1 + 3).

export function moments(x: Float64Array): { mean: number; scatter: number } {
  const n = x.length;
  const origin = x[0] ?? NaN;
  const { first, second } = sumsAbout(x, origin);
  const mean = origin + first / n;
  const scatter = second - (first * first) / n;
  return { mean, scatter: scatter > 0.0625 * second ? scatter : scatterAbout(x, mean) };
}

/** Σ (x − mean)², less what rounding left in the mean. */
function scatterAbout(x: Float64Array, mean: number): number {
  const { first, second } = sumsAbout(x, mean);
  return second - (first * first) / x.length;
}

/** Σ (x − origin) and Σ (x − origin)². */
function sumsAbout(x: Float64Array, origin: number): { first: number; second: number } {
  const n = x.length;
  const full = n & ~3;
  let [a, b, c, d] = [0, 0, 0, 0];
  let [aa, bb, cc, dd] = [0, 0, 0, 0];
  for (let i = 0; i < full; i += 4) {
    const [p, q, r, s] = [x[i]! - origin, x[i + 1]! - origin, x[i + 2]! - origin, x[i + 3]! - origin];
    a += p;
    b += q;
    c += r;
    d += s;
    aa += p * p;
    bb += q * q;
    cc += r * r;
    dd += s * s;
  }
  const [p, q, r] = [full < n ? x[full]! - origin : 0, full + 1 < n ? x[full + 1]! - origin : 0, full + 2 < n ? x[full + 2]! - origin : 0];
  return { first: a + p + (c + r) + (b + q + d), second: aa + p * p + (cc + r * r) + (bb + q * q + dd) };
}
