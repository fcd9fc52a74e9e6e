// Tail of Kolmogorov's statistic of n values against a known law; Marsaglia, Tsang & Wang (2003), Smirnov (1944).
import gammaln from '@stdlib/math-base-special-gammaln';

// Above this the limiting law takes over where the tail is not small.
const EXACT_UP_TO = 1000;

/** P(Dₙ ≥ d), to about 1e-10 of itself up to n = 1000 and 1e-4 beyond. */
export function kolmogorovTail(n: number, d: number): number {
  if (d <= 0) return 1;
  if (d >= 1) return 0;
  // Far out both one-sided events all but exclude each other: both have about exp(−6nd²) of the chance of one.
  if (n * d * d > (n > EXACT_UP_TO ? 2.2 : 4)) return Math.min(1, 2 * smirnovTail(n, d));
  return n > EXACT_UP_TO ? limitTail(n, d) : 1 - marsagliaTsangWang(n, d);
}

/** P(Dₙ⁺ ≥ d) = d Σⱼ C(n, j) (d + j / n)^(j − 1) (1 − d − j / n)^(n − j), all terms positive. */
function smirnovTail(n: number, d: number): number {
  let sum = 0;
  for (let j = 0; j / n < 1 - d; j++) {
    const logChoose = gammaln(n + 1) - gammaln(j + 1) - gammaln(n - j + 1);
    sum += Math.exp(logChoose + (j - 1) * Math.log(d + j / n) + (n - j) * Math.log1p(-d - j / n));
  }
  return d * sum;
}

/** 2 Σ (−1)^(k − 1) exp(−2k²z²), with Vrbik's (2018) z = √n d + 1 / (6√n) + (√n d − 1) / (4n). */
function limitTail(n: number, d: number): number {
  const root = Math.sqrt(n);
  const z = root * d + 1 / (6 * root) + (root * d - 1) / (4 * n);
  let sum = 0;
  for (let k = 1; k <= 100; k++) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * z * z);
  // The series does not converge at z near 0, where the tail is 1.
  return z < 0.2 ? 1 : sum;
}

/** P(Dₙ < d) as an entry of the n-th power of a matrix of size 2 ⌈nd⌉ − 1, times n! / nⁿ. */
function marsagliaTsangWang(n: number, d: number): number {
  const k = Math.ceil(n * d);
  const size = 2 * k - 1;
  const h = k - n * d;
  const powers = Float64Array.from({ length: size + 1 }, () => 1);
  for (let i = 1; i <= size; i++) powers[i] = powers[i - 1]! * h;
  const matrix = new Float64Array(size * size);
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) matrix[i * size + j] = i - j + 1 < 0 ? 0 : 1;
  for (let i = 0; i < size; i++) {
    matrix[i * size]! -= powers[i + 1]!;
    matrix[(size - 1) * size + i]! -= powers[size - i]!;
  }
  const corner = 2 * h - 1;
  if (corner > 0) matrix[(size - 1) * size]! += Math.exp(size * Math.log(corner));
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= Math.min(i, size - 1); j++) for (let g = 1; g <= i - j + 1; g++) matrix[i * size + j]! /= g;
  }
  const { entry, log } = powerEntry(matrix, size, n, k - 1);
  return entry * Math.exp(log + gammaln(n + 1) - n * Math.log(n));
}

/** Entry (at, at) of matrixⁿ as entry · exp(log), by squaring, with the size of the numbers kept apart. */
function powerEntry(matrix: Float64Array, size: number, n: number, at: number): { entry: number; log: number } {
  let square = matrix;
  let squareLog = 0;
  let row: Float64Array = Float64Array.from({ length: size }, (_, i) => (i === at ? 1 : 0));
  let rowLog = 0;
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) {
      row = rowTimes(row, square, size);
      rowLog += squareLog + rescale(row, at);
    }
    square = times(square, square, size);
    squareLog = 2 * squareLog + rescale(square, at * size + at);
  }
  return { entry: row[at]!, log: rowLog };
}

/** Divides by one entry, and returns its logarithm. */
function rescale(values: Float64Array, at: number): number {
  const scale = values[at]!;
  for (let i = 0; i < values.length; i++) values[i]! /= scale;
  return Math.log(scale);
}

function rowTimes(row: Float64Array, matrix: Float64Array, size: number): Float64Array {
  const result = new Float64Array(size);
  for (let k = 0; k < size; k++) for (let j = 0; j < size; j++) result[j]! += row[k]! * matrix[k * size + j]!;
  return result;
}

function times(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const c = new Float64Array(size * size);
  for (let i = 0; i < size; i++) c.set(rowTimes(a.subarray(i * size, (i + 1) * size), b, size), i * size);
  return c;
}
