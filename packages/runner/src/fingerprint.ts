// FNV-1a, 64 bits (Fowler, Noll & Vo 1991), in two 32-bit halves.

/** The 64-bit FNV-1a hash of the bytes (a text's in UTF-8) as 16 hexadecimal digits; tells sources apart, resists no attack. */
export function fingerprint(source: string | Uint8Array): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of typeof source === 'string' ? new TextEncoder().encode(source) : source) {
    low = (low ^ byte) >>> 0;
    // The prime is 2⁴⁰ + 435: times 435 with a carry, plus the low half moved up by 40 bits.
    const product = low * 435;
    high = (high * 435 + Math.floor(product / 4294967296) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
