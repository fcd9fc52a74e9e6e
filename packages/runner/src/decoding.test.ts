import { expect, test } from 'vitest';
import { decodingSchema, decodingShape } from './decoding.ts';

test('a temperature of ∞ is a number to a family, and the same study when it is read back', () => {
  for (const written of [Infinity, 'Infinity']) {
    const resolved = decodingShape.temperature.parse(written);
    expect(resolved).toBe('Infinity');
    expect(decodingSchema.parse({ temperature: resolved })).toEqual({ temperature: Infinity });
  }
  expect(decodingSchema.parse({ temperature: 0, topK: 3 })).toEqual({ temperature: 0, topK: 3 });
});

test.each([[-0.5], [NaN], [-Infinity], ['hot'], [null], [[1, 2]]])('a temperature of %j is none', (temperature) => {
  expect(decodingSchema.safeParse({ temperature }).success).toBe(false);
});
