// The measures of text that are only measured by name, on samples small enough to count by hand.
import { describe, expect, it } from 'vitest';
import type { Measure, Row } from '@collapse-lab/runner';
import type { Documents } from '@collapse-lab/numeric';
import { generationOf } from '../testing/generation.ts';
import { distinctN } from './distinct-n.ts';
import { frequencyLaws } from './frequency-laws.ts';
import { lexical } from './lexical.ts';
import { repetition } from './repetition.ts';
import { selfBleu } from './self-bleu.ts';

const rowOf = (measure: Measure<Documents>, sample: number[][], reference = sample): Row => measure.measure(generationOf(1, sample, reference)) as Row;
const namesOf = (measure: Measure<Documents>): string[] => measure.columns.map(({ name }) => name);

describe('lexical', () => {
  it('counts over all documents', () => {
    // Types 0, 4, 5 with counts 3, 1, 1; Yule's K is 10⁴ (11/25 − 1/5). Any 2 of 5 tokens are of one type with 3/10.
    const row = rowOf(lexical.create({}), [[0, 4, 0], [0, 5]]);
    expect(row).toMatchObject({ typeTokenRatio: 3 / 5, hapaxShare: 2 / 3, hdD: NaN });
    expect(row['yuleK']).toBeCloseTo(2400, 9);
    expect(row['rarefiedTypes']).toBeCloseTo(1.7, 12);
  });

  it('has no ratio for a sample without tokens', () => {
    expect(rowOf(lexical.create({}), [[]], [[1, 2]])).toEqual({ typeTokenRatio: NaN, hapaxShare: NaN, rarefiedTypes: NaN, hdD: NaN, mtld: NaN, yuleK: NaN });
  });
});

describe('distinct-n', () => {
  it('is of all documents together', () => {
    expect(rowOf(distinctN.create({ longest: 3 }), [[0, 1, 0], [0, 1]])).toEqual({ distinct1: 2 / 5, distinct2: 2 / 3, distinct3: 1 });
  });
});

describe('repetition', () => {
  it('counts equal documents, shared n-grams, the longest shared span and loops', () => {
    const row = rowOf(repetition.create({ n: 2 }), [[1, 2, 3], [1, 2, 3], [7, 8, 7, 8, 7, 8]]);
    // The first two share both their bigrams: ln 3 each; the third shares none. 7 8 7 8 occurs twice in it, overlapping.
    expect(row).toMatchObject({ duplicateShare: 1 - 2 / 3, longestRepeat: 4, loopShare: 6 / 12 });
    expect(row['selfRepetition']).toBeCloseTo((2 * Math.log(3)) / 3, 12);
  });
});

describe('self-bleu', () => {
  it('is of each document against all others, by the smoothing that is asked for', () => {
    // Of 1 2 3 the first has 1 2 and 2 3 again in the second, which has 3 of 4 tokens and 2 of 3 pairs in the first: √(1 · 1) e^(1 − 4/3) and √(¾ · ⅔).
    const sample = [[1, 2, 3], [1, 2, 3, 4]];
    expect(rowOf(selfBleu.create({ longest: 2, smoothing: 'none' }), sample)['selfBleu']).toBeCloseTo((Math.exp(-1 / 3) + Math.sqrt(0.5)) / 2, 12);
    expect(rowOf(selfBleu.create({ longest: 2, smoothing: 'none' }), [[1, 2], [1, 3]])).toEqual({ selfBleu: 0 });
    // One token of two again, and no pair: √(½ · 0.1) and √(½ · ½).
    expect(rowOf(selfBleu.create({ longest: 2, smoothing: 'epsilon' }), [[1, 2], [1, 3]])['selfBleu']).toBeCloseTo(Math.sqrt(0.05), 12);
    expect(rowOf(selfBleu.create({ longest: 2, smoothing: 'exponential' }), [[1, 2], [1, 3]])['selfBleu']).toBeCloseTo(0.5, 12);
    expect(rowOf(selfBleu.create({ longest: 2, smoothing: 'none' }), [[1]])).toEqual({ selfBleu: NaN });
  });
});

describe('frequency-laws', () => {
  it('gives a uniform vocabulary no slope of its ranks', () => {
    const row = rowOf(frequencyLaws.create({}), [Array.from({ length: 256 }, (_, i) => i % 128)]);
    expect(row['zipfExponent']).toBeCloseTo(0, 6);
    // 64, 128 and 128 types among the first 64, 128 and 256 tokens: the slope is half of ln 2 over ln 2.
    expect(row['heapsExponent']).toBeCloseTo(0.5, 12);
    expect(row['chao1']).toBe(128);
  });
});

it('fills the columns that it describes', () => {
  for (const entry of [lexical, distinctN, repetition, frequencyLaws]) {
    const measure = entry.create({});
    expect(Object.keys(rowOf(measure, [[0, 1, 2, 0, 1, 2, 3]]))).toEqual(namesOf(measure));
  }
});
