// xoshiro128** (Blackman & Vigna 2018) with 53-bit uniforms and Ziggurat normals (Doornik 2005, "ZIGNOR", 128 blocks).

const BLOCKS = 128;
const TAIL_START = 3.442619855899;
const BLOCK_AREA = 9.91256303526217e-3;

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
      // 53 bits for the position in the block; 7 of the 11 bits left over choose the block.
      const u = (2 * ((first >>> 5) * 67108864 + (second >>> 6))) / 9007199254740992 - 1;
      const block = (second & 63) | ((first & 1) << 6);
      const x = u * EDGE[block]!;
      if (Math.abs(u) < INSIDE[block]!) return x;
      if (block === 0) return u < 0 ? -this.tail() : this.tail();
      const upper = Math.exp(-0.5 * (EDGE[block]! * EDGE[block]! - x * x));
      const lower = Math.exp(-0.5 * (EDGE[block + 1]! * EDGE[block + 1]! - x * x));
      if (lower + this.uniform() * (upper - lower) < 1) return x;
    }
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
