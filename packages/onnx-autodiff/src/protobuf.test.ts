import { describe, expect, it } from 'vitest';
import { MessageWriter } from './protobuf.ts';

describe('MessageWriter', () => {
  it.each([
    // The examples of protobuf.dev/programming-guides/encoding, read 2026-09.
    ['an integer', new MessageWriter().integer(1, 150), [0x08, 0x96, 0x01]],
    ['a string', new MessageWriter().string(2, 'testing'), [0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67]],
    ['a message', new MessageWriter().message(3, (inner) => inner.integer(1, 150)), [0x1a, 0x03, 0x08, 0x96, 0x01]],
    ['a negative integer', new MessageWriter().integer(1, -2), [0x08, 0xfe, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01]],
    // 1.5 is 0x3fc00000, written from its lowest byte.
    ['a float', new MessageWriter().float(1, 1.5), [0x0d, 0x00, 0x00, 0xc0, 0x3f]],
    ['an empty message', new MessageWriter().message(1, () => undefined), [0x0a, 0x00]],
  ])('writes %s as the format asks', (_, writer, bytes) => {
    expect([...writer.finish()]).toEqual(bytes);
  });
});
