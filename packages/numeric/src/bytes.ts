// A small binary layout for state that must survive a kill: typed arrays in a fixed order, each with its length.

type Part = Float64Array | Uint32Array | Uint16Array | Uint8Array;

/** The next multiple of 8; by arithmetic, as bit operations stop at 2 GiB. */
function aligned(n: number): number {
  return Math.ceil(n / 8) * 8;
}

/** Packs typed arrays into one byte array (8-byte aligned; byte order of the machine, recorded in the run's manifest). */
export function packArrays(parts: readonly Part[]): Uint8Array {
  const total = parts.reduce((sum, part) => sum + 8 + aligned(part.byteLength), 0);
  const bytes = new Uint8Array(total);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const part of parts) {
    view.setFloat64(at, part.byteLength, true);
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at + 8);
    at += 8 + aligned(part.byteLength);
  }
  return bytes;
}

/** Reads back what `packArrays` wrote, in the same order; throws RangeError when the bytes end early. */
export class ArrayReader {
  private at = 0;
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** Whether everything has been read. */
  get ended(): boolean {
    return this.at >= this.bytes.length;
  }

  f64(): Float64Array {
    return new Float64Array(this.next());
  }

  u32(): Uint32Array {
    return new Uint32Array(this.next());
  }

  u16(): Uint16Array {
    return new Uint16Array(this.next());
  }

  u8(): Uint8Array {
    return new Uint8Array(this.next());
  }

  private next(): ArrayBuffer {
    const { bytes, at } = this;
    if (at + 8 > bytes.length) throw new RangeError(`packed arrays end at byte ${bytes.length}, expected more`);
    const length = new DataView(bytes.buffer, bytes.byteOffset + at, 8).getFloat64(0, true);
    const end = at + 8 + length;
    if (!(end <= bytes.length)) throw new RangeError(`packed arrays end at byte ${bytes.length}, expected ${end}`);
    this.at = at + 8 + aligned(length);
    const copy = new ArrayBuffer(length);
    new Uint8Array(copy).set(bytes.subarray(at + 8, end));
    return copy;
  }
}
