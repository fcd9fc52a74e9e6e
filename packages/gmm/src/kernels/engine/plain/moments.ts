// Mean and scatter, as in assembly/moments.ts: lane l holds the sum over the items i with i mod 4 = l, and the lanes are added as (0 + 2) + (1 + 3).

export function moments(x: Float64Array): { mean: number; scatter: number } {
  const n = x.length;
  const full = n & ~3;
  const origin = x[0] ?? NaN;
  let [a, b, c, d] = [0, 0, 0, 0];
  for (let i = 0; i < full; i += 4) {
    a += x[i]! - origin;
    b += x[i + 1]! - origin;
    c += x[i + 2]! - origin;
    d += x[i + 3]! - origin;
  }
  if (full < n) a += x[full]! - origin;
  if (full + 1 < n) b += x[full + 1]! - origin;
  if (full + 2 < n) c += x[full + 2]! - origin;
  const mean = origin + (a + c + (b + d)) / n;
  return { mean, scatter: scatterAbout(x, mean) };
}

/** Σ (x − mean)², less what rounding left in the mean. */
function scatterAbout(x: Float64Array, mean: number): number {
  const n = x.length;
  const full = n & ~3;
  let [a, b, c, d] = [0, 0, 0, 0];
  let [aa, bb, cc, dd] = [0, 0, 0, 0];
  for (let i = 0; i < full; i += 4) {
    const [p, q, r, s] = [x[i]! - mean, x[i + 1]! - mean, x[i + 2]! - mean, x[i + 3]! - mean];
    a += p;
    b += q;
    c += r;
    d += s;
    aa += p * p;
    bb += q * q;
    cc += r * r;
    dd += s * s;
  }
  const [p, q, r] = [full < n ? x[full]! - mean : 0, full + 1 < n ? x[full + 1]! - mean : 0, full + 2 < n ? x[full + 2]! - mean : 0];
  const residue = a + p + (c + r) + (b + q + d);
  return aa + p * p + (cc + r * r) + (bb + q * q + dd) - (residue * residue) / n;
}
