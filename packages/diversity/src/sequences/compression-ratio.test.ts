import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { compressionRatio } from './compression-ratio.ts';

it('is bytes over compressed bytes, whatever compresses', () => {
  expect(compressionRatio(new Uint8Array(12), () => ({ length: 3 }))).toBe(4);
});

it('is larger for repetitive text', () => {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const varied = Array.from({ length: 500 }, (_, i) => (i * i * 7919) % 1009).join(' ');
  expect(compressionRatio(bytes('the cat sat. '.repeat(200)), gzipSync)).toBeGreaterThan(10 * compressionRatio(bytes(varied), gzipSync));
});

it('is NaN without bytes', () => {
  expect(compressionRatio(new Uint8Array(), gzipSync)).toBeNaN();
});
