import { describe, expect, it } from 'vitest';
import { Vocabulary } from './vocabulary.ts';

describe('Vocabulary', () => {
  it('numbers types in order of first appearance', () => {
    const vocabulary = new Vocabulary();
    expect(['sea', 'the', 'sea', 'whale'].map((token) => vocabulary.add(token))).toEqual([0, 1, 0, 2]);
    expect(vocabulary.size).toBe(3);
    expect(vocabulary.token(2)).toBe('whale');
  });

  it('holds words that objects know already', () => {
    const vocabulary = new Vocabulary();
    expect([vocabulary.add('constructor'), vocabulary.add('__proto__')]).toEqual([0, 1]);
  });

  it('refuses an id that was never given', () => {
    expect(() => new Vocabulary().token(0)).toThrow('token id must be below 0, but got 0');
  });
});
