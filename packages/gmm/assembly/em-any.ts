// The E-step for any number of components and weighted items, two items at a time.
import { pairSum } from './lanes';
import { log } from './math';
import { OUT } from './out';
import { leastBits, powerOfTwo } from './sigmoid';

/** The most components. */
const MOST: usize = 32;
/** Per component: peak, rate, mean and the centre of its sums. */
export const COMPONENTS: usize = memory.data(32 * 32, 16);
/** Per component: log-density in bits, then its share of the density. */
const TERMS = memory.data(32 * 16, 16);
/** Per component: Σ r, Σ r d, Σ r d². */
const SUMS = memory.data(32 * 48, 16);
/** Items between logarithms: a product of 32 sums of 32 shares, each at most 1, in each of two lanes stays finite. */
const BLOCK: usize = 64;

/**
 * With r the responsibilities times the weights, leaves Σ r, Σ r (x − centre), Σ r (x − centre)² of each of k components; returns the
 * log-likelihood Σ w ln p in nats. `isWeighted` says whether any weight of an item is not 1. Padding has weight 0.
 */
export function sumsOfAny(x: usize, w: usize, n: i32, k: i32, isWeighted: bool): f64 {
  const components = <usize>k;
  memory.fill(SUMS, 0, components * 48);
  const end = x + (<usize>n << 3);
  let tops = f64x2.splat(0);
  let logs: f64 = 0;
  while (x < end) {
    const stop = min(end, x + (BLOCK << 3));
    let product = f64x2.splat(1);
    for (; x < stop; x += 16, w += 16) {
      const weight = v128.load(w);
      const top = logDensities(v128.load(x), components);
      let total = shares(top, components);
      tops = f64x2.add(tops, f64x2.mul(weight, top));
      if (isWeighted) {
        logs += f64x2.extract_lane(weight, 0) * log(f64x2.extract_lane(total, 0));
        logs += f64x2.extract_lane(weight, 1) * log(f64x2.extract_lane(total, 1));
      } else {
        product = f64x2.mul(product, x + 8 < end ? total : f64x2.replace_lane(total, 1, 1));
      }
      addSums(v128.load(x), f64x2.div(weight, total), components);
    }
    if (!isWeighted) logs += log(f64x2.extract_lane(product, 0) * f64x2.extract_lane(product, 1));
  }
  for (let i: usize = 0; i < 3 * components; i++) f64.store(OUT + (i << 3), pairSum(v128.load(SUMS + (i << 4))));
  return LN2 * pairSum(tops) + logs;
}

const LN2: f64 = 0.6931471805599453;

/** The log of each component's share of the density, in bits, to TERMS; returns the largest. */
@inline
function logDensities(v: v128, k: usize): v128 {
  let top = f64x2.splat(-Infinity);
  for (let j: usize = 0; j < k; j++) {
    const at = COMPONENTS + (j << 5);
    const d = f64x2.sub(v, v128.load64_splat(at, 16));
    const term = f64x2.sub(v128.load64_splat(at), f64x2.mul(f64x2.mul(d, d), v128.load64_splat(at, 8)));
    v128.store(TERMS + (j << 4), term);
    top = f64x2.pmax(top, term);
  }
  return top;
}

/** Turns TERMS to 2^(term − top); returns their sum. */
@inline
function shares(top: v128, k: usize): v128 {
  let total = f64x2.splat(0);
  for (let j: usize = 0; j < k; j++) {
    const share = powerOfTwo(f64x2.pmax(f64x2.sub(v128.load(TERMS + (j << 4)), top), leastBits()));
    v128.store(TERMS + (j << 4), share);
    total = f64x2.add(total, share);
  }
  return total;
}

/** Adds the moments of two items, whose responsibilities are TERMS times `scale`. */
@inline
function addSums(v: v128, scale: v128, k: usize): void {
  for (let j: usize = 0; j < k; j++) {
    const r = f64x2.mul(v128.load(TERMS + (j << 4)), scale);
    const d = f64x2.sub(v, v128.load64_splat(COMPONENTS + (j << 5), 24));
    const a = f64x2.mul(r, d);
    const at = SUMS + 48 * j;
    v128.store(at, f64x2.add(v128.load(at), r));
    v128.store(at, f64x2.add(v128.load(at, 16), a), 16);
    v128.store(at, f64x2.add(v128.load(at, 32), f64x2.mul(a, d)), 32);
  }
}
