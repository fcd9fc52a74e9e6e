import { describe, expect, it } from 'vitest';
import { stripVTControlCharacters } from 'node:util';
import { formatLostWords } from './lost-words-lines.ts';

const lost = { kinds: 11074, gone: 9302, bands: [], generation: 30, called: 'words', mostFrequent: ['aye', 'each', ' ', 'new', 'high', 'place', 'dead'].map((name) => ({ name, realCount: 40, lastSeen: 2 })) } as const;
const plain = (lines: string[]): string[] => lines.map(stripVTControlCharacters);

describe('formatLostWords', () => {
  it('says how many, which, and where all are', () => {
    expect(plain(formatLostWords({ ...lost, control: { kinds: 11074, gone: 4235, bands: [], mostFrequent: [], generation: 30 } }))).toEqual([
      'words     9,302 of 11,074 real words gone by generation 30 (control 4,235); first chain',
      '          aye, each, " ", new, high, place, …  (samples/loop/lost-words.csv)',
    ]);
  });

  it('has one line where nothing is gone, and none where nothing is told', () => {
    expect(plain(formatLostWords({ ...lost, called: 'tokens', gone: 0, mostFrequent: [] }))).toEqual(['tokens    0 of 11,074 real tokens gone by generation 30; first chain']);
    expect(formatLostWords(undefined)).toEqual([]);
  });
});
