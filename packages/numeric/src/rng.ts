// xoshiro128** (Blackman & Vigna 2018) with 53-bit uniforms and Ziggurat normals (Doornik 2005, "ZIGNOR", here of 1024 blocks).

const BLOCKS = 1024;
// Solved with mpmath 1.4, so that 1024 blocks of this area end at the curve's top.
const TAIL_START = 4.038849846109505;
const BLOCK_AREA = 0.001226324646353088;
const TWO_TO_MINUS_51 = 4.440892098500626e-16;

// EDGE[i] is the right edge of block i, EDGE[0] the width of the base block with the tail folded in.
const EDGE = new Float64Array(BLOCKS + 1);
// INSIDE[i] is the share of block i that lies under the curve for certain.
const INSIDE = new Float64Array(BLOCKS);
{
  let density = Math.exp(-0.5 * TAIL_START * TAIL_START);
  EDGE[0] = BLOCK_AREA / density;
  EDGE[1] = TAIL_START;
  for (let i = 2; i < BLOCKS; i++) {
    const previous = EDGE[i - 1]!;
    const edge = Math.sqrt(-2 * Math.log(BLOCK_AREA / previous + density));
    EDGE[i] = edge;
    density = Math.exp(-0.5 * edge * edge);
  }
  EDGE[BLOCKS] = 0;
  for (let i = 0; i < BLOCKS; i++) INSIDE[i] = EDGE[i + 1]! / EDGE[i]!;
}

/** The Ziggurat's tables for kernels that draw the same normals: per block the share that is surely inside, and the right edge; in pairs. */
export function zigguratBlocks(): Float64Array {
  return Float64Array.from({ length: 2 * (BLOCKS + 1) }, (_, i) => (i % 2 === 0 ? INSIDE[i >> 1] ?? 0 : EDGE[i >> 1]!));
}

/** A seeded generator of uniforms, integers and normals. State: four 32-bit words, not all zero. */
export class Rng {
  private a: number;
  private b: number;
  private c: number;
  private d: number;

  constructor(a: number, b: number, c: number, d: number) {
    this.a = a | 0;
    this.b = b | 0;
    this.c = c | 0;
    this.d = (a | b | c | d) === 0 ? 1 : d | 0;
  }

  /** 32 random bits as a signed integer. */
  bits(): number {
    const b = this.b;
    const fiveTimes = Math.imul(b, 5);
    const out = Math.imul((fiveTimes << 7) | (fiveTimes >>> 25), 9);
    const c = this.c ^ this.a;
    const d = this.d ^ b;
    this.b = b ^ c;
    this.a ^= d;
    this.c = c ^ (b << 9);
    this.d = (d << 11) | (d >>> 21);
    return out;
  }

  /** Uniform on [0, 1) with 53 bits; consumes two words. */
  uniform(): number {
    const high = this.bits() >>> 5;
    const low = this.bits() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** Uniform on the integers 0 … n − 1; the bias is below n · 2⁻⁵³, and every call consumes one uniform. */
  below(n: number): number {
    return Math.floor(this.uniform() * n);
  }

  /** Standard normal. */
  normal(): number {
    for (;;) {
      const first = this.bits();
      const second = this.bits();
      // 52 bits for the position in the block; 10 of the 12 left over choose the block.
      const u = ((first >>> 12) * 4294967296 + (second >>> 0)) * TWO_TO_MINUS_51 - 1;
      const block = first & 1023;
      if (Math.abs(u) < INSIDE[block]!) return u * EDGE[block]!;
      const x = this.outside(u, block);
      if (!Number.isNaN(x)) return x;
    }
  }

  /** Fills `out` with mean + stdDev · z for normals z: the numbers, to the bit, that as many calls of `normal` would give. */
  fillNormals(out: Float64Array, mean: number, stdDev: number): void {
    // Tables and state in local variables, and rare events outside the inner loop: so the compiler keeps all in registers.
    const edge = EDGE;
    const inside = INSIDE;
    let a = this.a | 0;
    let b = this.b | 0;
    let c = this.c | 0;
    let d = this.d | 0;
    for (let i = 0; i < out.length; ) {
      let u = 0;
      let block = 0;
      for (; i < out.length; i++) {
        let word = Math.imul(b, 5);
        const first = Math.imul((word << 7) | (word >>> 25), 9);
        let shifted = b << 9;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = (d << 11) | (d >>> 21);

        word = Math.imul(b, 5);
        const second = Math.imul((word << 7) | (word >>> 25), 9);
        shifted = b << 9;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= shifted;
        d = (d << 11) | (d >>> 21);

        u = ((first >>> 12) * 4294967296 + (second >>> 0)) * TWO_TO_MINUS_51 - 1;
        block = first & 1023;
        if (Math.abs(u) >= inside[block]!) break;
        out[i] = mean + stdDev * (u * edge[block]!);
      }
      this.restore(a, b, c, d);
      if (i === out.length) return;
      const x = this.outside(u, block);
      if (!Number.isNaN(x)) out[i++] = mean + stdDev * x;
      a = this.a | 0;
      b = this.b | 0;
      c = this.c | 0;
      d = this.d | 0;
    }
  }

  private restore(a: number, b: number, c: number, d: number): void {
    this.a = a;
    this.b = b;
    this.c = c;
    this.d = d;
  }

  /** What becomes of a position outside the sure part of its block: a normal, or NaN where it is rejected. */
  private outside(u: number, block: number): number {
    if (block === 0) return u < 0 ? -this.tail() : this.tail();
    const x = u * EDGE[block]!;
    const upper = Math.exp(-0.5 * (EDGE[block]! * EDGE[block]! - x * x));
    const lower = Math.exp(-0.5 * (EDGE[block + 1]! * EDGE[block + 1]! - x * x));
    return lower + this.uniform() * (upper - lower) < 1 ? x : NaN;
  }

  /** A normal given that it exceeds TAIL_START (Marsaglia 1964). */
  private tail(): number {
    for (;;) {
      // 1 − u lies in (0, 1], so neither logarithm sees zero.
      const x = Math.log(1 - this.uniform()) / TAIL_START;
      const y = Math.log(1 - this.uniform());
      if (-2 * y >= x * x) return TAIL_START - x;
    }
  }
}
