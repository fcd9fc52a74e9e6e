// Quantiles of Student's t distribution, by bisection of its tail.
import { studentTTail } from './student-t-tail.ts';

/** The t with P(T ≤ t) = p, to about 1e-13 for p between 0.001 and 0.999; ∓∞ at 0 and 1, NaN outside or for df ≤ 0. */
export function studentTQuantile(p: number, df: number): number {
  if (!(p >= 0 && p <= 1 && df > 0)) return NaN;
  if (p < 0.5) return -studentTQuantile(1 - p, df);
  if (p === 1) return Infinity;
  const tail = 1 - p;
  let high = 1;
  while (studentTTail(high, df) > tail) high *= 2;
  let low = high === 1 ? 0 : high / 2;
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle === low || middle === high) return middle;
    if (studentTTail(middle, df) > tail) low = middle;
    else high = middle;
  }
}
