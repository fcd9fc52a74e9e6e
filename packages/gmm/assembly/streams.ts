// The named streams of packages/numeric, consecutive ones of a range at once: the round and the finish of MurmurHash3_x86_128
// (Appleby 2011), bit for bit as in StreamRange.
import { rotated } from './random';

/** The state of the parent, then what each step of the path mixes in, four words each, in fours; written by the host. */
export const PATH: usize = memory.data(16 * 16 * 4, 16);

/** How many streams are worth starting at once, as each waits for itself at every step. */
export const BLOCK: i32 = 64;
/** Room for their generators, four by four. */
export const GENERATORS: usize = memory.data(64 * 16, 16);

/** What is added after each word is mixed in, and the factors of the finish; loaded rather than built in every round. */
const ADDED = memory.data<i32>([
  0x561ccd1b, 0x561ccd1b, 0x561ccd1b, 0x561ccd1b, 0x0bcaa747, 0x0bcaa747, 0x0bcaa747, 0x0bcaa747,
  0x96cd1c35, 0x96cd1c35, 0x96cd1c35, 0x96cd1c35, 0x32ac3b17, 0x32ac3b17, 0x32ac3b17, 0x32ac3b17,
], 16);
const FACTORS = memory.data<i32>([0x85ebca6b, 0x85ebca6b, 0x85ebca6b, 0x85ebca6b, 0xc2b2ae35, 0xc2b2ae35, 0xc2b2ae35, 0xc2b2ae35], 16);

/**
 * Puts GENERATORS where those of the range's streams `index`, `index + 1`, … start, `count` of them, rounded up to fours. The index itself
 * is not in PATH. One step of the path after the other, so that the processor works on many streams at once.
 */
export function seed(index: i32, steps: i32, count: i32): void {
  const end = GENERATORS + (<usize>((count + 3) >> 2) << 6);
  let word = PATH + 64;
  // Of what the first step makes only the third word depends on the index.
  mixIn(GENERATORS, PATH, v128.load(word), v128.load(word, 16), i32x4.splat(0), v128.load(word, 48));
  const a = v128.load(GENERATORS);
  const b = v128.load(GENERATORS, 16);
  const c = v128.load(PATH, 32);
  const d = v128.load(GENERATORS, 48);
  let indices = i32x4.add(i32x4.splat(index), i32x4(0, 1, 2, 3));
  for (let at = GENERATORS; at < end; at += 64) {
    const low = i32x4.mul(rotated(i32x4.mul(indices, i32x4.splat(0x38b34ae5)), 17), i32x4.splat(0xa1e38b93));
    v128.store(at, a);
    v128.store(at, b, 16);
    v128.store(at, mixed(v128.xor(c, low), 15, v128.load(PATH, 48), v128.load(ADDED, 32)), 32);
    v128.store(at, d, 48);
    indices = i32x4.add(indices, i32x4.splat(4));
  }
  for (; --steps > 0; ) {
    word += 64;
    for (let at = GENERATORS; at < end; at += 64) mixIn(at, at, v128.load(word), v128.load(word, 16), v128.load(word, 32), v128.load(word, 48));
  }
  for (let at = GENERATORS; at < end; at += 64) finish(at);
}

/** Mixes four words into four states and puts them where they are to be. */
@inline
function mixIn(to: usize, from: usize, first: v128, second: v128, low: v128, high: v128): void {
  const b = v128.load(from, 16);
  const c = v128.load(from, 32);
  const d = v128.load(from, 48);
  const a = mixed(v128.xor(v128.load(from), first), 19, b, v128.load(ADDED));
  v128.store(to, a);
  v128.store(to, mixed(v128.xor(b, second), 17, c, v128.load(ADDED, 16)), 16);
  v128.store(to, mixed(v128.xor(c, low), 15, d, v128.load(ADDED, 32)), 32);
  v128.store(to, mixed(v128.xor(d, high), 13, a, v128.load(ADDED, 48)), 48);
}

/** 5 (rotl(word, by) + other) + constant. */
@inline
function mixed(word: v128, by: i32, other: v128, constant: v128): v128 {
  const sum = i32x4.add(rotated(word, by), other);
  return i32x4.add(i32x4.add(i32x4.shl(sum, 2), sum), constant);
}

/** Makes generators of four states. */
@inline
function finish(at: usize): void {
  let b = v128.load(at, 16);
  let c = v128.load(at, 32);
  let d = v128.load(at, 48);
  let a = i32x4.add(i32x4.add(i32x4.add(v128.load(at), b), c), d);
  b = avalanche(i32x4.add(b, a));
  c = avalanche(i32x4.add(c, a));
  d = avalanche(i32x4.add(d, a));
  a = i32x4.add(i32x4.add(i32x4.add(avalanche(a), b), c), d);
  v128.store(at, a);
  v128.store(at, i32x4.add(b, a), 16);
  v128.store(at, i32x4.add(c, a), 32);
  v128.store(at, i32x4.add(d, a), 48);
}

@inline
function avalanche(word: v128): v128 {
  let h = v128.xor(word, i32x4.shr_u(word, 16));
  h = i32x4.mul(h, v128.load(FACTORS));
  h = v128.xor(h, i32x4.shr_u(h, 13));
  h = i32x4.mul(h, v128.load(FACTORS, 16));
  return v128.xor(h, i32x4.shr_u(h, 16));
}
