import { describe, expect, it } from 'vitest';
import { characters } from './characters.ts';

const { tokenize, join } = characters.create({});

describe('characters', () => {
  it('counts a code point beyond the first plane as one token', () => {
    expect(tokenize('a😀B')).toEqual(['a', '😀', 'B']);
  });

  it('joins to the text it came from', () => {
    const text = 'Call me Ishmael.\n— Some years ago…';
    expect(join(tokenize(text))).toBe(text);
  });
});
