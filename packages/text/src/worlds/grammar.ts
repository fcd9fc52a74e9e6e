// A probabilistic grammar with topics and Zipfian words: text without end, nested clauses, an exact likelihood and a known entropy.
import type { Documents } from '@collapse-lab/numeric';
import { defineEntry, streamOf, type World, type WorldSource } from '@collapse-lab/runner';
import { z } from 'zod';
import { drawFromGrammar, scoreUnderGrammar, topicsOf } from '../laws/grammar-documents.ts';
import { grammarEntropy, spell, topicGrammar, type GrammarParameters } from '../laws/topic-grammar.ts';

const chance = z.number().min(0).max(0.9);

const parameters = z
  .strictObject({
    topics: z.array(z.number().positive()).min(1).max(100).describe('weights of the topics, in proportion; a document has one topic, and each topic nouns of its own'),
    nouns: z.int().min(1).max(100_000).describe('nouns of each topic'),
    adjectives: z.int().min(1).max(100_000).describe('adjectives, which all topics share'),
    verbs: z.int().min(1).max(100_000).describe('verbs of each kind: with an object, with a clause, with neither'),
    exponent: z.number().min(0).max(5).describe("s of Zipf's law within each kind of word: rank r comes r to the power −s as often as the first"),
    sentences: z.number().min(1).max(10_000).describe('sentences per document, on average; their number is geometric'),
    modified: chance.describe('chance of one more adjective before a noun'),
    relative: chance.describe('chance of a relative clause between a noun and what follows: the noun that a noun saw'),
    transitive: z.number().min(0).max(1).describe('chance that a verb has an object'),
    clausal: chance.describe('chance that a verb has a clause: says that …'),
  })
  .check(({ value, issues }) => {
    const sum = value.transitive + value.clausal;
    if (sum <= 1) return;
    issues.push({ code: 'custom', input: value, path: ['transitive'], message: `must be at most 1 together with clausal, but got ${value.transitive} and ${value.clausal}` });
  });

/** `grammar`: independent documents of one topic each. */
export const grammar = defineEntry({
  id: 'grammar',
  summary: 'Documents of a probabilistic grammar with topics and nested clauses, whose likelihood and entropy are known.',
  offers: ['score', 'groups'],
  parameters,
  create: (chosen): WorldSource<Documents> => ({ open: () => openGrammar(chosen) }),
});

function openGrammar(chosen: GrammarParameters): World<Documents> {
  const law = topicGrammar(chosen);
  const { perUnit, tokens } = grammarEntropy(law, chosen);
  const { topics, nouns, adjectives, verbs, exponent, sentences, modified, relative, transitive, clausal } = chosen;
  return {
    draw: ({ count, ...request }, own) => drawFromGrammar(law, count, streamOf(request, own).rng()),
    score: (items) => scoreUnderGrammar(law, items),
    groups: { names: topics.map((_, k) => `topic ${k + 1}`), of: (items) => topicsOf(law, items) },
    show: (items, index) => Array.from(items.tokens.subarray(items.starts[index]!, items.starts[index + 1]!), (token) => spell(law, token)).join(' '),
    facts: {
      law: `grammar of topics ${topics.join(', ')}: ${nouns} nouns each, ${adjectives} adjectives, 3 × ${verbs} verbs, Zipf exponent ${exponent}; ${sentences} sentences on average, chances modified ${modified}, relative ${relative}, transitive ${transitive}, clausal ${clausal}`,
      types: law.types,
      meanTokens: tokens,
      entropyNats: perUnit,
    },
  };
}
