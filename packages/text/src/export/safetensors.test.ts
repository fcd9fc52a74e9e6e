import { expect, it } from 'vitest';
import { encodeSafetensors } from './safetensors.ts';

it('writes a length, a header that ends at a multiple of eight, and the numbers where it says', () => {
  const bytes = encodeSafetensors({ a: { data: Float32Array.of(1, 2), shape: [2] }, 'b.weight': { data: Float32Array.of(3, 4, 5, 6), shape: [2, 2] } });
  const length = Number(new DataView(bytes.buffer).getBigUint64(0, true));
  expect(length % 8).toBe(0);
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(8, 8 + length))) as unknown;
  expect(header).toEqual({ __metadata__: { format: 'pt' }, a: { dtype: 'F32', shape: [2], data_offsets: [0, 8] }, 'b.weight': { dtype: 'F32', shape: [2, 2], data_offsets: [8, 24] } });
  expect([...new Float32Array(bytes.buffer.slice(8 + length))]).toEqual([1, 2, 3, 4, 5, 6]);
});
