import { describe, expect, it } from 'vitest';
import { fingerprint } from './fingerprint.ts';

describe('fingerprint', () => {
  // Test vectors of the authors' own test suite for FNV-1a, 64 bits.
  it.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['foobar', '85944171f73967e8'],
  ])('of %j is the published value', (text, expected) => {
    expect(fingerprint(text)).toBe(expected);
  });

  it('equals the definition in 64-bit integers on UTF-8 bytes', () => {
    const text = 'Queequeg’s ÿ 東京 😀'.repeat(20);
    let hash = 0xcbf29ce484222325n;
    for (const byte of Buffer.from(text, 'utf8')) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
    expect(fingerprint(text)).toBe(hash.toString(16).padStart(16, '0'));
    expect(fingerprint(new TextEncoder().encode(text))).toBe(fingerprint(text));
  });
});
