// The E-step in d dimensions and what the M-step needs of it, for blocks of points that stay in the first cache, one row of a block per
// axis. An odd number of axes is made even by one of zeros. Sums are kept in four lanes: point i is added in lane i mod 4.
import { laneSum } from './lanes';
import { log } from './math';
import { addFirst, addMass, addSecond, addSquare } from './point-moments';
import { BLOCK, LANES, ROW, subtract } from './point-rows';
import { leastBits, powerOfTwo } from './sigmoid';
import { squaresByAxis, squaresByMatrix } from './squared-distances';

/** What all stages work with; addresses. One call sets them, so that they need not be passed along. */
let law: usize = 0;
let terms: usize = 0;
let tops: usize = 0;
let totals: usize = 0;
let away: usize = 0;
let weighted: usize = 0;
let components: usize = 0;
/** How many axes there are, and with the one that makes them even. */
let axes: usize = 0;
let even: usize = 0;
let isFull: bool = false;

/**
 * `x` holds blocks of rows, `w` the weights, 0 behind the last point. Per component, `table` holds its peak, an unused number, its mean,
 * the centre of its sums and the rows of its inverse factor, or its inverse deviations where `full` is false. Leaves at `sums`, per
 * component, Σ r, Σ r d by axis, and Σ r d dᵀ in squares of two by two from the left up to the diagonal, or Σ r d² by axis, with r the
 * responsibilities times the weights and d = x − centre. `work` is room for terms and rows. Returns Σ w ln p in nats.
 */
export function pointSums(x: usize, w: usize, n: i32, d: i32, k: i32, full: bool, isWeighted: bool, table: usize, work: usize, sums: usize): f64 {
  law = table;
  components = <usize>k;
  axes = <usize>d;
  even = (axes + 1) & ~1;
  isFull = full;
  terms = work;
  tops = terms + components * ROW;
  totals = tops + ROW;
  away = totals + ROW;
  weighted = away + even * ROW;
  const entries = components * entriesOf();
  memory.fill(sums, 0, entries * LANES);
  let top01 = f64x2.splat(0);
  let top23 = top01;
  let logs: f64 = 0;
  for (let left = <usize>n; ; left -= BLOCK) {
    logDensities(x);
    shares();
    for (let o: usize = 0; o < ROW; o += 32) {
      top01 = f64x2.add(top01, weightedTop(w + o, tops + o));
      top23 = f64x2.add(top23, weightedTop(w + o + 16, tops + o + 16));
    }
    logs = isWeighted ? withLogs(logs, w) : logs + logOfProduct(min(left, BLOCK));
    scaleShares(w);
    addSums(x, sums);
    if (left <= BLOCK) break;
    x += even * ROW;
    w += ROW;
  }
  for (let i: usize = 0; i < entries; i++) f64.store(sums + (i << 3), laneSum(v128.load(sums + i * LANES), v128.load(sums + i * LANES, 16)));
  return LN2 * laneSum(top01, top23) + logs;
}

const LN2: f64 = 0.6931471805599453;

/** Sums per component. */
@inline
function entriesOf(): usize {
  const pairs = even >> 1;
  return 1 + even + (isFull ? 2 * pairs * (pairs + 1) : even);
}

/** Bytes of a component in the table. */
@inline
function sizeInTable(): usize {
  return (2 + 2 * even + (isFull ? even * even : even)) << 3;
}

/** The log of each component's share of the density at each point of a block, in bits, to `terms`, and the largest to `tops`. */
function logDensities(x: usize): void {
  for (let o: usize = 0; o < ROW; o += 16) v128.store(tops + o, f64x2.splat(-Infinity));
  for (let j: usize = 0, at = law; j < components; j++, at += sizeInTable()) {
    for (let axis: usize = 0; axis < even; axis++) subtract(x + axis * ROW, at + 16 + (axis << 3), away + axis * ROW);
    const scale = at + 16 + (even << 4);
    for (let o: usize = 0; o < ROW; o += 64) {
      const into = terms + j * ROW + o;
      if (isFull) squaresByMatrix(scale, away + o, into, axes, even);
      else squaresByAxis(scale, away + o, into, axes);
      for (let i: usize = 0; i < 64; i += 16) {
        const term = f64x2.sub(v128.load64_splat(at), v128.load(into + i));
        v128.store(into + i, term);
        v128.store(tops + o + i, f64x2.pmax(v128.load(tops + o + i), term));
      }
    }
  }
}

/** Turns `terms` to 2^(term − top), and leaves their sums at `totals`. */
function shares(): void {
  memory.fill(totals, 0, ROW);
  // Where every component calls a point impossible no difference of infinities is taken.
  const lowest = f64x2.splat(-f64.MAX_VALUE);
  const least = leastBits();
  for (let j: usize = 0; j < components; j++) {
    const term = terms + j * ROW;
    for (let o: usize = 0; o < ROW; o += 16) {
      const top = f64x2.pmax(lowest, v128.load(tops + o));
      const share = powerOfTwo(f64x2.pmax(f64x2.sub(v128.load(term + o), top), least));
      v128.store(term + o, share);
      v128.store(totals + o, f64x2.add(v128.load(totals + o), share));
    }
  }
}

/** A point of weight 0 counts for nothing, however unlikely. */
@inline
function weightedTop(w: usize, top: usize): v128 {
  const weight = v128.load(w);
  return v128.and(f64x2.gt(weight, f64x2.splat(0)), f64x2.mul(weight, v128.load(top)));
}

/** The sum with the weighted logarithms of a block's totals. */
function withLogs(logs: f64, w: usize): f64 {
  for (let o: usize = 0; o < ROW; o += 8) logs += f64.load(w + o) * log(f64.load(totals + o));
  return logs;
}

/** The logarithm of the product of a block's first totals: they are at most the number of components. */
function logOfProduct(count: usize): f64 {
  const unit = f64x2.splat(1);
  let product01 = unit;
  let product23 = unit;
  const full = (count & ~3) << 3;
  for (let o: usize = 0; o < full; o += 32) {
    product01 = f64x2.mul(product01, v128.load(totals + o));
    product23 = f64x2.mul(product23, v128.load(totals + o, 16));
  }
  for (let i = count & ~3; i < count; i++) {
    const total = f64.load(totals + (i << 3));
    if ((i & 3) == 0) product01 = f64x2.mul(product01, f64x2.replace_lane(unit, 0, total));
    if ((i & 3) == 1) product01 = f64x2.mul(product01, f64x2.replace_lane(unit, 1, total));
    if ((i & 3) == 2) product23 = f64x2.mul(product23, f64x2.replace_lane(unit, 0, total));
  }
  const product = f64x2.mul(product01, product23);
  return log(f64x2.extract_lane(product, 0) * f64x2.extract_lane(product, 1));
}

/** Turns `terms` to responsibilities times weights. */
function scaleShares(w: usize): void {
  for (let o: usize = 0; o < ROW; o += 16) {
    const scale = f64x2.div(v128.load(w + o), v128.load(totals + o));
    for (let j: usize = 0, term = terms + o; j < components; j++, term += ROW) v128.store(term, f64x2.mul(v128.load(term), scale));
  }
}

function addSums(x: usize, sums: usize): void {
  for (let j: usize = 0, at = law; j < components; j++, at += sizeInTable()) {
    const share = terms + j * ROW;
    addMass(share, sums);
    sums += LANES;
    for (let axis: usize = 0; axis < even; axis++, sums += LANES) {
      subtract(x + axis * ROW, at + 16 + ((even + axis) << 3), away + axis * ROW);
      addFirst(share, away + axis * ROW, weighted + axis * ROW, sums);
    }
    if (!isFull) {
      for (let axis: usize = 0; axis < even; axis++, sums += LANES) addSecond(weighted + axis * ROW, away + axis * ROW, sums);
      continue;
    }
    for (let row: usize = 0; row < even; row += 2) {
      for (let column: usize = 0; column <= row; column += 2, sums += 4 * LANES) addSquare(weighted + row * ROW, away + column * ROW, sums);
    }
  }
}
