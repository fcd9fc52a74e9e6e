import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ArrayReader, packArrays } from './bytes.ts';
import { Growable } from './growable.ts';

describe('packed arrays', () => {
  it('come back bit by bit, empty ones and NaN too', () => {
    fc.assert(
      fc.property(fc.float64Array(), fc.uint32Array(), fc.uint16Array(), fc.uint8Array(), (a, b, c, d) => {
        const reader = new ArrayReader(packArrays([a, b, c, d]));
        expect([reader.f64(), reader.u32(), reader.u16(), reader.u8()]).toEqual([a, b, c, d]);
      }),
    );
  });

  it('are read from the middle of a larger buffer', () => {
    const packed = packArrays([Float64Array.of(1.5)]);
    const shifted = new Uint8Array(packed.length + 3);
    shifted.set(packed, 3);
    expect(new ArrayReader(shifted.subarray(3)).f64()).toEqual(Float64Array.of(1.5));
  });

  it('that were cut off are an error, not a shorter array', () => {
    const packed = packArrays([Float64Array.of(1, 2, 3)]);
    expect(() => new ArrayReader(packed.subarray(0, 20)).f64()).toThrow('packed arrays end at byte 20, expected 32');
    expect(() => new ArrayReader(packed.subarray(0, 4)).f64()).toThrow(RangeError);
  });
});

describe('a growable array', () => {
  it('holds everything appended, and earlier views never change', () => {
    fc.assert(
      fc.property(fc.array(fc.uint32Array({ maxLength: 40 })), (parts) => {
        const all = new Growable<Uint32Array>((length) => new Uint32Array(length));
        const views = parts.map((part) => {
          all.append(part);
          return { view: all.view(), then: [...all.view()] };
        });
        expect([...all.view()]).toEqual(parts.flatMap((part) => [...part]));
        for (const { view, then } of views) expect([...view]).toEqual(then);
      }),
    );
  });

  it('grows one entry at a time as well', () => {
    const all = new Growable<Uint16Array>((length) => new Uint16Array(length));
    for (let i = 0; i < 100; i++) all.push(i);
    expect([...all.view()]).toEqual(Array.from({ length: 100 }, (_, i) => i));
  });
});
