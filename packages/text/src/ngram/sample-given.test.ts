// Documents that go on from given ones.
import { streams } from '@collapse-lab/numeric';
import { describe, expect, it } from 'vitest';
import { documentsOf, listsOf } from '../testing/documents.ts';
import { smoothedModel } from '../testing/smoothed.ts';
import { buildGramTrie } from './build-gram-trie.ts';
import { sampleDocuments } from './sample-documents.ts';
import { sampleSmoothed } from './sample-smoothed.ts';

const rng = (name: string) => streams('sample-given').fork(name).rng();
const CORPUS = [[0, 1, 2], [3, 1, 4]];
const NEVER = 1e6;
const COUNT = 4000;

/** How many of the documents end in this token. */
const endingIn = (token: number, lists: number[][]): number => lists.filter((list) => list.at(-1) === token).length;

describe('sampleDocuments by what is given', () => {
  const draw = (given: number[][], maxTokens = NEVER, name = 'plain') => listsOf(sampleDocuments(buildGramTrie(documentsOf(CORPUS), 3), given.length, maxTokens, rng(name), undefined, documentsOf(given)));

  it('goes on after the whole context, and ends where the text did', () => {
    expect(draw([[0, 1], [3, 1], [], [0, 1, 2]]).filter((_, i) => i !== 2)).toEqual([[0, 1, 2], [3, 1, 4], [0, 1, 2]]);
  });

  it('goes on after the longest context that is known of it', () => {
    // After 1 alone, 2 and 4 came as often: four standard errors are 2√COUNT.
    const drawn = draw(Array.from({ length: COUNT }, () => [9, 1]));
    expect(Math.abs(endingIn(2, drawn) - COUNT / 2)).toBeLessThan(2 * Math.sqrt(COUNT));
    expect(endingIn(2, drawn) + endingIn(4, drawn)).toBe(COUNT);
  });

  it('counts what is given among the tokens at which a document is cut', () => {
    expect(draw([[0, 1], [9, 9, 9, 9]], 2)).toEqual([[0, 1], [9, 9, 9, 9]]);
  });

  it('draws nothing else where nothing is given of a document than it would have without', () => {
    const trie = buildGramTrie(documentsOf(CORPUS), 3);
    expect(draw([[], [], []])).toEqual(listsOf(sampleDocuments(trie, 3, NEVER, rng('plain'))));
  });
});

describe('sampleSmoothed by what is given', () => {
  it('draws the next token at its probability after the whole history', () => {
    const grams = smoothedModel(CORPUS, CORPUS, { order: 3 });
    const given = documentsOf(Array.from({ length: COUNT }, () => [0, 1]));
    const drawn = listsOf(sampleSmoothed(grams, COUNT, 3, rng('smoothed'), given));
    // Witten–Bell with one follower seen once a context, and 2 and 4 after 1: p(2 | 0 1) = ½ + ½ (¼ + ½ p(2)), where of 8 symbols with 6
    // distinct ones p(2) = 1/14 + 6/14 · 1/7 in the open vocabulary of 5 types, the end and the unknown symbol, which is never drawn.
    const base = 1 / 7;
    const unigram = (count: number): number => (count + 6 * base) / 14;
    const next = (unseen: number): number => 0.5 * (0.5 * unseen);
    const p = (0.5 + 0.5 * (0.25 + 0.5 * unigram(1))) / (1 - next(unigram(0)));
    const error = Math.sqrt((p * (1 - p)) / COUNT);
    expect(Math.abs(endingIn(2, drawn) / COUNT - p)).toBeLessThan(4 * error);
    expect(drawn.every((list) => list[0] === 0 && list[1] === 1)).toBe(true);
  });
});
