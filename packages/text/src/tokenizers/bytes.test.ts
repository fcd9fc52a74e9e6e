import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytes } from './bytes.ts';

const { tokenize, join } = bytes.create({});

describe('bytes', () => {
  it('has a token for each byte of UTF-8', () => {
    expect(tokenize('a é\n')).toEqual(['a', 'Ġ', 'Ã', '©', 'Ċ']);
  });

  it('joins to the text it came from', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => { expect(join(tokenize(text))).toBe(text); }), { seed: 1, numRuns: 200 });
    expect(join(tokenize('\uFEFFa'))).toBe('\uFEFFa');
  });

  it('shows what is no UTF-8 as such', () => {
    expect(join(['Ã', 'a'])).toBe('\uFFFDa');
  });
});
