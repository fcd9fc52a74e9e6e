// Squared distances in units of a covariance, of points that are d away from its mean.
import { ROW } from './point-rows';

/** ‖S d‖² of eight points, for a lower triangle S whose rows have `even` entries, two rows at a time. */
export function squaresByMatrix(scale: usize, d: usize, into: usize, axes: usize, even: usize): void {
  let q0 = f64x2.splat(0);
  let q1 = q0;
  let q2 = q0;
  let q3 = q0;
  for (let row: usize = 0; row < axes; row += 2) {
    let upper = scale + ((row * even) << 3);
    let lower = upper + (even << 3);
    let column = d;
    let u0 = f64x2.splat(0);
    let u1 = u0;
    let u2 = u0;
    let u3 = u0;
    let l0 = u0;
    let l1 = u0;
    let l2 = u0;
    let l3 = u0;
    for (const diagonal = upper + (row << 3); upper <= diagonal; upper += 8, lower += 8, column += ROW) {
      const u = v128.load64_splat(upper);
      const l = v128.load64_splat(lower);
      let v = v128.load(column);
      u0 = f64x2.add(u0, f64x2.mul(u, v));
      l0 = f64x2.add(l0, f64x2.mul(l, v));
      v = v128.load(column, 16);
      u1 = f64x2.add(u1, f64x2.mul(u, v));
      l1 = f64x2.add(l1, f64x2.mul(l, v));
      v = v128.load(column, 32);
      u2 = f64x2.add(u2, f64x2.mul(u, v));
      l2 = f64x2.add(l2, f64x2.mul(l, v));
      v = v128.load(column, 48);
      u3 = f64x2.add(u3, f64x2.mul(u, v));
      l3 = f64x2.add(l3, f64x2.mul(l, v));
    }
    q0 = f64x2.add(q0, f64x2.mul(u0, u0));
    q1 = f64x2.add(q1, f64x2.mul(u1, u1));
    q2 = f64x2.add(q2, f64x2.mul(u2, u2));
    q3 = f64x2.add(q3, f64x2.mul(u3, u3));
    if (row + 1 == axes) break;
    const l = v128.load64_splat(lower);
    l0 = f64x2.add(l0, f64x2.mul(l, v128.load(column)));
    l1 = f64x2.add(l1, f64x2.mul(l, v128.load(column, 16)));
    l2 = f64x2.add(l2, f64x2.mul(l, v128.load(column, 32)));
    l3 = f64x2.add(l3, f64x2.mul(l, v128.load(column, 48)));
    q0 = f64x2.add(q0, f64x2.mul(l0, l0));
    q1 = f64x2.add(q1, f64x2.mul(l1, l1));
    q2 = f64x2.add(q2, f64x2.mul(l2, l2));
    q3 = f64x2.add(q3, f64x2.mul(l3, l3));
  }
  v128.store(into, q0);
  v128.store(into, q1, 16);
  v128.store(into, q2, 32);
  v128.store(into, q3, 48);
}

/** The same for a diagonal S. */
export function squaresByAxis(scale: usize, d: usize, into: usize, axes: usize): void {
  let q0 = f64x2.splat(0);
  let q1 = q0;
  let q2 = q0;
  let q3 = q0;
  for (const end = scale + (axes << 3); scale < end; scale += 8, d += ROW) {
    const s = v128.load64_splat(scale);
    const z0 = f64x2.mul(s, v128.load(d));
    const z1 = f64x2.mul(s, v128.load(d, 16));
    const z2 = f64x2.mul(s, v128.load(d, 32));
    const z3 = f64x2.mul(s, v128.load(d, 48));
    q0 = f64x2.add(q0, f64x2.mul(z0, z0));
    q1 = f64x2.add(q1, f64x2.mul(z1, z1));
    q2 = f64x2.add(q2, f64x2.mul(z2, z2));
    q3 = f64x2.add(q3, f64x2.mul(z3, z3));
  }
  v128.store(into, q0);
  v128.store(into, q1, 16);
  v128.store(into, q2, 32);
  v128.store(into, q3, 48);
}
