import { streams } from '@collapse-lab/numeric';
import { describe, expect, it } from 'vitest';
import { documentsOf, listsOf } from '../testing/documents.ts';
import { surpriseBeyond } from '../testing/surprise.ts';
import { drawFromGrammar, scoreUnderGrammar, topicsOf } from './grammar-documents.ts';
import { grammarEntropy, spell, topicGrammar, wordOf, type GrammarParameters } from './topic-grammar.ts';

const some: GrammarParameters = { topics: [3, 1], nouns: 20, adjectives: 10, verbs: 5, exponent: 1, sentences: 3, modified: 0.3, relative: 0.2, transitive: 0.5, clausal: 0.2 };
const law = topicGrammar(some);
/** Tokens by how they are spelled. */
const tokenOf = new Map(Array.from({ length: law.types }, (_, token) => [spell(law, token), token]));
const read = (...texts: string[]) => scoreUnderGrammar(law, documentsOf(texts.map((text) => text.split(' ').map((word) => tokenOf.get(word)!))));
/** Shares of Zipf's law with exponent 1. */
const zipf = (rank: number, n: number): number => 1 / rank / Array.from({ length: n }, (_, i) => 1 / (i + 1)).reduce((a, b) => a + b);

describe('topicGrammar', () => {
  it('gives every word one spelling', () => {
    expect(tokenOf.size).toBe(2 + 4 + 10 + 3 * 5 + 2 * 20);
    expect(wordOf(law, tokenOf.get('noun2.17')!)).toEqual({ class: 'noun', topic: 1, rank: 16 });
    expect(wordOf(law, law.types)).toBeUndefined();
  });

  it('gives a sentence the product of its choices', () => {
    const { logLikelihood } = read('the noun1.2 intransitive1 .');
    const p = [zipf(1, 4), 0.75 * 0.7 * zipf(2, 20), 0.8 * 0.3 * zipf(1, 5), 1, 1 / 3];
    p.forEach((each, i) => { expect(logLikelihood[i]).toBeCloseTo(Math.log(each), 12); });
  });

  it('reads clauses within clauses', () => {
    const { logLikelihood } = read('a noun1.1 that some adjective2 noun1.3 that the noun1.1 transitive1 transitive2 clausal1 that the noun1.1 transitive1 the noun1.1 . the noun1.1 intransitive1 .');
    expect(logLikelihood.every((each) => each > -Infinity)).toBe(true);
  });

  it.each([
    ['a verb too few', 'the noun1.1 that the noun1.1 transitive1 .', 6],
    ['nouns of two topics', 'the noun1.1 transitive1 the noun2.1 .', 4],
    ['no stop', 'the noun1.1 intransitive1', 3],
    ['nothing', '', 0],
  ])('calls impossible from there on what has %s', (_, text, from) => {
    const { logLikelihood } = text === '' ? scoreUnderGrammar(law, documentsOf([[]])) : read(text);
    expect(logLikelihood.findIndex((each) => each === -Infinity)).toBe(from);
    expect(logLikelihood.subarray(from).every((each) => each === -Infinity)).toBe(true);
  });
});

describe('drawFromGrammar', () => {
  it.each([some, { ...some, topics: [1], sentences: 1, relative: 0.5, clausal: 0.4, transitive: 0.6 }])('draws what it scores: the mean log-likelihood is the entropy of %j', (given) => {
    const grammar = topicGrammar(given);
    const documents = drawFromGrammar(grammar, 20_000, streams(1).rng());
    const entropy = grammarEntropy(grammar, given);
    const { z, error } = surpriseBeyond(entropy.perUnit, scoreUnderGrammar(grammar, documents));
    expect(Math.abs(z)).toBeLessThan(4.5);
    expect(error).toBeLessThan(0.01);
    const lengths = listsOf(documents).map((each) => each.length);
    const mean = documents.tokens.length / lengths.length;
    const spread = Math.sqrt(lengths.reduce((sum, each) => sum + (each - mean) * (each - mean), 0)) / lengths.length;
    expect(Math.abs(mean - entropy.tokens)).toBeLessThan(4.5 * spread);
  });

  it('keeps a document to one topic, drawn in proportion to the weights', () => {
    const topics = topicsOf(law, drawFromGrammar(law, 20_000, streams(2).rng()));
    const second = topics.reduce((sum, topic) => sum + topic, 0);
    // Binomial: 20 000 documents, 1/4 of them.
    expect(Math.abs(second - 5000)).toBeLessThan(4.5 * Math.sqrt(20_000 * 0.25 * 0.75));
  });

  it('takes a document of many topics for that of most nouns, and one without nouns for the commonest', () => {
    const nouns = ['noun1.1', 'noun2.1', 'noun2.2'].map((each) => tokenOf.get(each)!);
    expect([...topicsOf(law, documentsOf([nouns, [0], []]))]).toEqual([1, 0, 0]);
  });
});
