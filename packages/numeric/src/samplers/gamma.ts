// Gamma variates by rejection from a transformed normal (Marsaglia & Tsang 2000).
import type { Rng } from '../rng.ts';
import { requirePositive } from './requirements.ts';

/**
 * A gamma variate of the given shape and scale 1 (mean and variance are the shape); throws RangeError unless the shape is finite
 * and above 0. Exact but for rounding: moments to 1e-10. Takes a number of normals and uniforms that varies. Below a shape of 0.001 half
 * of the law and more is too small for a double, and is 0.
 */
export function gamma(shape: number, rng: Rng): number {
  requirePositive('shape', shape);
  if (shape >= 1) return fromOne(shape, rng);
  // Γ(a) is Γ(a + 1) · U^(1/a).
  return fromOne(shape + 1, rng) * Math.exp(Math.log(1 - rng.uniform()) / shape);
}

function fromOne(shape: number, rng: Rng): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = rng.normal();
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    const u = rng.uniform();
    const square = x * x;
    // The first test implies the second and spares most draws its logarithms.
    if (u < 1 - 0.0331 * square * square || Math.log(u) < 0.5 * square + d * (1 - v + Math.log(v))) return d * v;
  }
}
