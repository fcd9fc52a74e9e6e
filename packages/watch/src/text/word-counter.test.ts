import { words } from '@collapse-lab/text';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WordCounter } from './word-counter.ts';

const tokenizer = words.create({});

function countsOf(...documents: readonly string[]): Map<string, number> {
  const counter = new WordCounter(1000);
  for (const document of documents) counter.observe(document);
  return counter.types();
}

function byTokenizer(...documents: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const token of documents.flatMap((document) => tokenizer.tokenize(document))) counts.set(token, (counts.get(token) ?? 0) + 1);
  return counts;
}

describe('WordCounter', () => {
  it.each([
    "The whale's white, the WHALE; 3 whales",
    'ΟΔΥΣΣΕΥΣ και Οδυσσεύς, ΣΑΣ',
    'İstanbul ıstanbul, Straße STRASSE',
    '𝒳yz 𐐀𐐨 日本語 テスト, na\u00efve cafe\u0301',
    '... --- ***',
  ])('counts what the tokenizer gives of %j', (text) => {
    expect(countsOf(text)).toEqual(byTokenizer(text));
  });

  it('counts what the tokenizer gives of any text', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 5 }), (documents) => { expect(countsOf(...documents)).toEqual(byTokenizer(...documents)); }), { seed: 1, numRuns: 500 });
  });

  it('says how many words a document has', () => {
    const counter = new WordCounter(10);
    expect([counter.observe('one two one'), counter.observe('—')]).toEqual([3, 0]);
    expect(counter.total).toBe(3);
  });

  it('forgets the rarest where there are too many, and says by how much its counts may be low', () => {
    const counter = new WordCounter(100);
    for (let i = 0; i < 250; i++) counter.observe(`often w${i}`);
    const types = counter.types();
    expect(types.get('often')).toBe(250);
    expect(types.size).toBeLessThanOrEqual(100);
    expect(counter.missed).toBeGreaterThan(0);
    expect(counter.total).toBe(500);
  });
});
