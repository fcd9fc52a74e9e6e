// Minimum of a function of one variable with one valley; Kiefer (1953).

const SHRINK = (Math.sqrt(5) - 1) / 2;

/**
 * Where f is least on [low, high]. The interval is narrowed to 1e-12 of its ends, but a smooth f is flat near its minimum, so
 * that about eight digits of the place are good.
 */
export function goldenSection(f: (x: number) => number, low: number, high: number): number {
  let a = low;
  let b = high;
  let left = b - SHRINK * (b - a);
  let right = a + SHRINK * (b - a);
  let atLeft = f(left);
  let atRight = f(right);
  while (b - a > 1e-12 * (Math.abs(a) + Math.abs(b))) {
    if (atLeft <= atRight) {
      b = right;
      right = left;
      atRight = atLeft;
      left = b - SHRINK * (b - a);
      atLeft = f(left);
    } else {
      a = left;
      left = right;
      atLeft = atRight;
      right = a + SHRINK * (b - a);
      atRight = f(right);
    }
    if (left >= right) break;
  }
  return (a + b) / 2;
}
