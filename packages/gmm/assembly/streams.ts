// The named streams of packages/numeric, four consecutive ones of a range at once: the round and the finish of MurmurHash3_x86_128
// (Appleby 2011), bit for bit as in StreamRange.
import { rotated } from './random';

/** The state of the parent, then what each step of the path mixes in, four words each, in fours; written by the host. */
export const PATH: usize = memory.data(16 * 16 * 4, 16);

/** Puts the four generators at `states` where those of the range's streams `index` … `index + 3` start; the index itself is not in PATH. */
export function seedFour(index: i32, steps: i32, states: usize): void {
  let a = v128.load(PATH);
  let b = v128.load(PATH, 16);
  let c = v128.load(PATH, 32);
  let d = v128.load(PATH, 48);
  const indices = i32x4.add(i32x4.splat(index), i32x4(0, 1, 2, 3));
  let low = i32x4.mul(rotated(i32x4.mul(indices, i32x4.splat(0x38b34ae5)), 17), i32x4.splat(0xa1e38b93));
  let at = PATH + 64;
  for (const end = at + (<usize>steps << 6); at < end; ) {
    a = v128.xor(a, v128.load(at));
    a = mixed(a, 19, b, 0x561ccd1b);
    b = v128.xor(b, v128.load(at, 16));
    b = mixed(b, 17, c, 0x0bcaa747);
    c = v128.xor(c, low);
    c = mixed(c, 15, d, 0x96cd1c35);
    d = v128.xor(d, v128.load(at, 48));
    d = mixed(d, 13, a, 0x32ac3b17);
    at += 64;
    low = v128.load(at, 32);
  }
  a = i32x4.add(i32x4.add(i32x4.add(a, b), c), d);
  b = avalanche(i32x4.add(b, a));
  c = avalanche(i32x4.add(c, a));
  d = avalanche(i32x4.add(d, a));
  a = i32x4.add(i32x4.add(i32x4.add(avalanche(a), b), c), d);
  v128.store(states, a);
  v128.store(states, i32x4.add(b, a), 16);
  v128.store(states, i32x4.add(c, a), 32);
  v128.store(states, i32x4.add(d, a), 48);
}

/** 5 (rotl(word, by) + other) + constant. */
@inline
function mixed(word: v128, by: i32, other: v128, constant: i32): v128 {
  const sum = i32x4.add(rotated(word, by), other);
  return i32x4.add(i32x4.add(i32x4.shl(sum, 2), sum), i32x4.splat(constant));
}

@inline
function avalanche(word: v128): v128 {
  let h = v128.xor(word, i32x4.shr_u(word, 16));
  h = i32x4.mul(h, i32x4.splat(0x85ebca6b));
  h = v128.xor(h, i32x4.shr_u(h, 13));
  h = i32x4.mul(h, i32x4.splat(0xc2b2ae35));
  return v128.xor(h, i32x4.shr_u(h, 16));
}
