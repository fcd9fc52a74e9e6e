// Moments of a block of points under responsibilities r, about a centre from which they are d away, added to sums in four lanes.
import { ROW } from './point-rows';

/** Adds up responsibilities. */
@inline
export function addMass(share: usize, sum: usize): void {
  let sum01 = v128.load(sum);
  let sum23 = v128.load(sum, 16);
  for (let o: usize = 0; o < ROW; o += 32) {
    sum01 = f64x2.add(sum01, v128.load(share + o));
    sum23 = f64x2.add(sum23, v128.load(share + o, 16));
  }
  v128.store(sum, sum01);
  v128.store(sum, sum23, 16);
}

/** Adds up r d, and keeps it. */
@inline
export function addFirst(share: usize, d: usize, into: usize, sum: usize): void {
  let sum01 = v128.load(sum);
  let sum23 = v128.load(sum, 16);
  for (let o: usize = 0; o < ROW; o += 32) {
    const a01 = f64x2.mul(v128.load(share + o), v128.load(d + o));
    const a23 = f64x2.mul(v128.load(share + o, 16), v128.load(d + o, 16));
    v128.store(into + o, a01);
    v128.store(into + o, a23, 16);
    sum01 = f64x2.add(sum01, a01);
    sum23 = f64x2.add(sum23, a23);
  }
  v128.store(sum, sum01);
  v128.store(sum, sum23, 16);
}

/** Adds up r d times d. */
@inline
export function addSecond(a: usize, d: usize, sum: usize): void {
  let sum01 = v128.load(sum);
  let sum23 = v128.load(sum, 16);
  for (let o: usize = 0; o < ROW; o += 32) {
    sum01 = f64x2.add(sum01, f64x2.mul(v128.load(a + o), v128.load(d + o)));
    sum23 = f64x2.add(sum23, f64x2.mul(v128.load(a + o, 16), v128.load(d + o, 16)));
  }
  v128.store(sum, sum01);
  v128.store(sum, sum23, 16);
}

/** The products of two rows of r d with two of d: eight sums in registers. */
export function addSquare(a: usize, d: usize, sum: usize): void {
  let s00 = v128.load(sum);
  let t00 = v128.load(sum, 16);
  let s01 = v128.load(sum, 32);
  let t01 = v128.load(sum, 48);
  let s10 = v128.load(sum, 64);
  let t10 = v128.load(sum, 80);
  let s11 = v128.load(sum, 96);
  let t11 = v128.load(sum, 112);
  for (const end = a + ROW; a < end; a += 32, d += 32) {
    let d0 = v128.load(d);
    let d1 = v128.load(d, ROW);
    let a0 = v128.load(a);
    let a1 = v128.load(a, ROW);
    s00 = f64x2.add(s00, f64x2.mul(a0, d0));
    s01 = f64x2.add(s01, f64x2.mul(a0, d1));
    s10 = f64x2.add(s10, f64x2.mul(a1, d0));
    s11 = f64x2.add(s11, f64x2.mul(a1, d1));
    d0 = v128.load(d, 16);
    d1 = v128.load(d, ROW + 16);
    a0 = v128.load(a, 16);
    a1 = v128.load(a, ROW + 16);
    t00 = f64x2.add(t00, f64x2.mul(a0, d0));
    t01 = f64x2.add(t01, f64x2.mul(a0, d1));
    t10 = f64x2.add(t10, f64x2.mul(a1, d0));
    t11 = f64x2.add(t11, f64x2.mul(a1, d1));
  }
  v128.store(sum, s00);
  v128.store(sum, t00, 16);
  v128.store(sum, s01, 32);
  v128.store(sum, t01, 48);
  v128.store(sum, s10, 64);
  v128.store(sum, t10, 80);
  v128.store(sum, s11, 96);
  v128.store(sum, t11, 112);
}
