// Four generators side by side: xoshiro128** (Blackman & Vigna 2018), and its Ziggurat normals (Doornik 2005), word for word and
// bit for bit those of Rng in packages/numeric.
import { exp, log } from './math';

/** Rng's table: per block the share that is surely inside and the right edge; written by the host. */
export const BLOCKS: usize = memory.data(1025 * 16, 16);
/** Per block the density at its inner edge by that at its outer edge; written by the host. */
export const RATIOS: usize = memory.data(1025 * 8, 16);
/** The four states, word by word: a of all four, then b, c and d. */
export const STATES: usize = memory.data(64, 16);

/** Constants, loaded rather than built in every round: the high words of [2, 4), 3 and the bits of a block. */
const CONSTANTS = memory.data<i32>([0x40000000, 0x40000000, 0x40000000, 0x40000000, 0, 0x40080000, 0, 0x40080000, 1023, 1023, 1023, 1023], 16);

/** Where the generators of a round stand: their positions and their blocks. */
const PLACES = memory.data(48, 16);

const TAIL_START: f64 = 4.038849846109505;

/** Fills rows of four 31-bit whole numbers: entry l is the next of generator l. */
export function choices(out: usize, rows: i32): void {
  let a = v128.load(STATES);
  let b = v128.load(STATES, 16);
  let c = v128.load(STATES, 32);
  let d = v128.load(STATES, 48);
  for (const end = out + (<usize>rows << 4); out < end; out += 16) {
    v128.store(out, i32x4.shr_u(scrambled(b), 1));
    const shifted = i32x4.shl(b, 9);
    c = v128.xor(c, a);
    d = v128.xor(d, b);
    b = v128.xor(b, c);
    a = v128.xor(a, d);
    c = v128.xor(c, shifted);
    d = rotated(d, 11);
  }
}

/**
 * For each four of `fours` generators, `states` on, writes the i-th normal of generator l to out + l · laneStride + i · step, `count` of
 * each; what the next four write begins `stride` further on.
 */
export function normals(states: usize, fours: i32, out: usize, stride: usize, laneStride: usize, step: usize, count: i32): void {
  const exponent = v128.load(CONSTANTS);
  const three = v128.load(CONSTANTS, 16);
  const blocks = v128.load(CONSTANTS, 32);
  for (; fours > 0; fours--, states += 64, out += stride - step * count) {
    let a = v128.load(states);
    let b = v128.load(states, 16);
    let c = v128.load(states, 32);
    let d = v128.load(states, 48);
    for (let left = count; left > 0; left--, out += step) {
      const first = scrambled(b);
      let shifted = i32x4.shl(b, 9);
      c = v128.xor(c, a);
      d = v128.xor(d, b);
      b = v128.xor(b, c);
      a = v128.xor(a, d);
      c = v128.xor(c, shifted);
      d = rotated(d, 11);

      const second = scrambled(b);
      shifted = i32x4.shl(b, 9);
      c = v128.xor(c, a);
      d = v128.xor(d, b);
      b = v128.xor(b, c);
      a = v128.xor(a, d);
      c = v128.xor(c, shifted);
      d = rotated(d, 11);

      // 52 bits of each generator as the fraction of a number in [2, 4), less 3.
      const upper = v128.or(i32x4.shr_u(first, 12), exponent);
      const u01 = f64x2.sub(v128.shuffle<i32>(second, upper, 0, 4, 1, 5), three);
      const u23 = f64x2.sub(v128.shuffle<i32>(second, upper, 2, 6, 3, 7), three);

      // Ten of the bits left over choose the block of 16 bytes in the table.
      const block = i32x4.shl(v128.and(first, blocks), 4);
      const block0 = v128.load(BLOCKS + i32x4.extract_lane(block, 0));
      const block1 = v128.load(BLOCKS + i32x4.extract_lane(block, 1));
      const block2 = v128.load(BLOCKS + i32x4.extract_lane(block, 2));
      const block3 = v128.load(BLOCKS + i32x4.extract_lane(block, 3));
      const sure01 = f64x2.lt(f64x2.abs(u01), v128.shuffle<f64>(block0, block1, 0, 2));
      const sure23 = f64x2.lt(f64x2.abs(u23), v128.shuffle<f64>(block2, block3, 0, 2));
      const z01 = f64x2.mul(u01, v128.shuffle<f64>(block0, block1, 1, 3));
      const z23 = f64x2.mul(u23, v128.shuffle<f64>(block2, block3, 1, 3));
      const out1 = out + laneStride;
      const out2 = out1 + laneStride;
      const out3 = out2 + laneStride;
      v128.store64_lane(out, z01, 0);
      v128.store64_lane(out1, z01, 1);
      v128.store64_lane(out2, z23, 0);
      v128.store64_lane(out3, z23, 1);
      if (i64x2.bitmask(v128.and(sure01, sure23)) == 3) continue;

      // One in sixty times some generator must look closer, and may need more words. What it needs goes through memory, so that
      // nothing of it takes up registers in all the other rounds.
      v128.store(states, a);
      v128.store(states, b, 16);
      v128.store(states, c, 32);
      v128.store(states, d, 48);
      v128.store(PLACES, u01);
      v128.store(PLACES, u23, 16);
      v128.store(PLACES, block, 32);
      for (let doubt = 15 ^ (i64x2.bitmask(sure01) | (i64x2.bitmask(sure23) << 2)); doubt != 0; doubt &= doubt - 1) {
        const lane = <usize>ctz(doubt);
        f64.store(out + lane * laneStride, settled(states + (lane << 2), f64.load(PLACES + (lane << 3)), load<u32>(PLACES + (lane << 2), 32)));
      }
      a = v128.load(states);
      b = v128.load(states, 16);
      c = v128.load(states, 32);
      d = v128.load(states, 48);
    }
    v128.store(states, a);
    v128.store(states, b, 16);
    v128.store(states, c, 32);
    v128.store(states, d, 48);
  }
}

/** The next word of each of four generators, which stay where they are. */
@inline
export function nextWords(states: usize): v128 {
  return scrambled(v128.load(states, 16));
}

/** The word that xoshiro128** makes of b: rotl(5 b, 7) · 9. */
@inline
function scrambled(b: v128): v128 {
  const r = rotated(i32x4.add(i32x4.shl(b, 2), b), 7);
  return i32x4.add(i32x4.shl(r, 3), r);
}

/** Each of four words rotated to the left. */
@inline
export function rotated(word: v128, by: i32): v128 {
  return v128.or(i32x4.shl(word, by), i32x4.shr_u(word, 32 - by));
}

/** A standard normal of the generator whose first word is there, and the others 16 bytes apart. */
export function normal(at: usize): f64 {
  const first = bits(at);
  const second = bits(at);
  return settled(at, position(first, second), blockOf(first));
}

@inline
function position(first: u32, second: u32): f64 {
  return (<f64>(first >>> 12) * 4294967296 + <f64>second) * 4.440892098500626e-16 - 1;
}

/** The block of 16 bytes in the table. */
@inline
function blockOf(first: u32): usize {
  return <usize>((first & 1023) << 4);
}

/** What becomes of a position outside the sure part of its block: the normal that `Rng.normal` would return. */
function settled(at: usize, u: f64, block: usize): f64 {
  while (true) {
    if (abs(u) < f64.load(BLOCKS + block)) return u * f64.load(BLOCKS + block, 8);
    const x = outside(at, u, block);
    if (x == x) return x;
    const first = bits(at);
    const second = bits(at);
    u = position(first, second);
    block = blockOf(first);
  }
}

/** A normal, or NaN where the position is rejected. */
function outside(at: usize, u: f64, block: usize): f64 {
  if (block == 0) return u < 0 ? -tail(at) : tail(at);
  const edge = f64.load(BLOCKS + block, 8);
  const x = u * edge;
  const place = uniform(at);
  // In units of the density at the edge: a height within the block, and the curve exp(h) between its series to h² and a bound of the
  // rest for h ≤ 1. What lies between those, or within rounding of them, is left to the formula of Rng.
  const ratio = f64.load(RATIOS + (block >> 1));
  const height = ratio + place * (1 - ratio);
  const h = 0.5 * (edge - x) * (edge + x);
  const curve = 1 + h + 0.5 * h * h;
  if (height < curve - 1e-9) return x;
  if (height > curve + 0.3 * h * h * h + 1e-9) return NaN;
  const inner = f64.load(BLOCKS + block, 24);
  const higher = exp(-0.5 * (edge * edge - x * x));
  const lower = exp(-0.5 * (inner * inner - x * x));
  return lower + place * (higher - lower) < 1 ? x : NaN;
}

/** A normal given that it exceeds TAIL_START (Marsaglia 1964). */
function tail(at: usize): f64 {
  while (true) {
    const x = log(1 - uniform(at)) / TAIL_START;
    const y = log(1 - uniform(at));
    if (-2 * y >= x * x) return TAIL_START - x;
  }
}

/** Uniform on [0, 1) with 53 bits, of the generator whose first word is there, and the others 16 bytes apart. */
export function uniform(at: usize): f64 {
  const high = bits(at) >>> 5;
  const low = bits(at) >>> 6;
  return (<f64>high * 67108864 + <f64>low) / 9007199254740992;
}

/** The next word of one generator. */
function bits(at: usize): u32 {
  const a = load<u32>(at);
  const b = load<u32>(at, 16);
  const c = load<u32>(at, 32) ^ a;
  const d = load<u32>(at, 48) ^ b;
  store<u32>(at, a ^ d);
  store<u32>(at, b ^ c, 16);
  store<u32>(at, c ^ (b << 9), 32);
  store<u32>(at, rotl<u32>(d, 11), 48);
  return rotl<u32>(b * 5, 7) * 9;
}
