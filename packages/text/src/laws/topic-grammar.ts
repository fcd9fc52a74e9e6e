// A probabilistic context-free grammar of documents with topics, of which every token decides one rule (LL(1); Lewis & Stearns 1968),
// so that each document has one derivation and its likelihood is a product. Nouns are of one topic each; all else is common to all.
import { entropyOf } from './entropy-of.ts';
import { zipfWeights } from './zipf-weights.ts';

export interface GrammarParameters {
  /** Weights of the topics, in proportion. */
  readonly topics: readonly number[];
  /** Words: nouns of each topic; adjectives; verbs of each of the three kinds. */
  readonly nouns: number;
  readonly adjectives: number;
  readonly verbs: number;
  /** Of Zipf's law within each of them. */
  readonly exponent: number;
  /** Sentences per document, on average. */
  readonly sentences: number;
  /** Chances of one more adjective, of a relative clause after a noun, of a verb with an object, and of one with a clause. */
  readonly modified: number;
  readonly relative: number;
  readonly transitive: number;
  readonly clausal: number;
}

const DETERMINERS = ['the', 'a', 'this', 'some'] as const;

export type WordClass = 'stop' | 'that' | 'determiner' | 'adjective' | 'transitive' | 'clausal' | 'intransitive' | 'noun';
export type Phrase = 'Document' | 'More' | 'Clause' | 'NounPhrase' | 'Nominal' | 'Relative' | 'VerbPhrase';

/** One way to write a phrase: with which chance, and as what. `first` is the class of its first word; undefined where it has none. */
export interface Rule {
  readonly chance: number;
  readonly first: WordClass | undefined;
  readonly symbols: readonly (WordClass | Phrase)[];
}

export interface TopicGrammar {
  readonly rules: Readonly<Record<Phrase, readonly Rule[]>>;
  /** Shares of the topics. */
  readonly topics: Float64Array;
  /** Per class: its first token and the shares of its words; a topic's nouns follow the previous topic's. */
  readonly lexicon: Readonly<Record<WordClass, { readonly first: number; readonly shares: Float64Array }>>;
  /** Number of words. */
  readonly types: number;
}

/** The grammar with these parameters; chances of verbs with an object and with a clause must not sum to more than one. */
export function topicGrammar(parameters: GrammarParameters): TopicGrammar {
  const { nouns, adjectives, verbs, exponent, sentences, modified, relative, transitive, clausal } = parameters;
  const sum = parameters.topics.reduce((total, each) => total + each, 0);
  // 1 − 0.9 − 0.1 is a little less than 0.
  const without = Math.max(0, 1 - transitive - clausal);
  let types = 0;
  const words = (count: number, copies = 1) => {
    const entry = { first: types, shares: zipfWeights(count, exponent) };
    types += count * copies;
    return entry;
  };
  const lexicon = {
    stop: words(1),
    that: words(1),
    determiner: words(DETERMINERS.length),
    adjective: words(adjectives),
    transitive: words(verbs),
    clausal: words(verbs),
    intransitive: words(verbs),
    noun: words(nouns, parameters.topics.length),
  };
  const rule = (chance: number, first: Rule['first'], ...symbols: Rule['symbols']): Rule => ({ chance, first, symbols });
  const rules = {
    Document: [rule(1, 'determiner', 'Clause', 'stop', 'More')],
    More: [rule(1 - 1 / sentences, 'determiner', 'Document'), rule(1 / sentences, undefined)],
    Clause: [rule(1, 'determiner', 'NounPhrase', 'VerbPhrase')],
    NounPhrase: [rule(1, 'determiner', 'determiner', 'Nominal')],
    Nominal: [rule(modified, 'adjective', 'adjective', 'Nominal'), rule(1 - modified, 'noun', 'noun', 'Relative')],
    // The clause stands between a noun and its verb: nested, so that no finite history tells how many verbs are still to come.
    Relative: [rule(relative, 'that', 'that', 'NounPhrase', 'transitive'), rule(1 - relative, undefined)],
    VerbPhrase: [
      rule(transitive, 'transitive', 'transitive', 'NounPhrase'),
      rule(clausal, 'clausal', 'clausal', 'that', 'Clause'),
      rule(without, 'intransitive', 'intransitive'),
    ],
  };
  return { rules, topics: Float64Array.from(parameters.topics, (each) => each / sum), lexicon, types };
}

/** The class of a token, undefined for one that is no word, and its place among the words of its class (of its topic, for nouns). */
export function wordOf({ lexicon, types }: TopicGrammar, token: number): { readonly class: WordClass; readonly topic: number; readonly rank: number } | undefined {
  if (token >= types) return undefined;
  // Classes are in the order of their tokens, nouns last.
  const name = (Object.keys(lexicon) as WordClass[]).findLast((each) => lexicon[each].first <= token)!;
  const { first, shares } = lexicon[name];
  return { class: name, topic: Math.floor((token - first) / shares.length), rank: (token - first) % shares.length };
}

/** A word to read: `the`, `that`, `noun2.17`, the 17th noun of the second topic. */
export function spell(grammar: TopicGrammar, token: number): string {
  const word = wordOf(grammar, token);
  if (!word) return `?${token}`;
  if (word.class === 'stop') return '.';
  if (word.class === 'determiner') return DETERMINERS[word.rank]!;
  if (word.class === 'that') return 'that';
  return word.class === 'noun' ? `noun${word.topic + 1}.${word.rank + 1}` : `${word.class}${word.rank + 1}`;
}

/**
 * Entropy of a document in nats over its expected units, which are tokens and one end. Every document tells its topic by its first noun and has one
 * derivation, so its entropy is that of the topic, of every choice of a rule and of every word, times how many of them are expected.
 */
export function grammarEntropy(grammar: TopicGrammar, parameters: GrammarParameters): { readonly perUnit: number; readonly tokens: number } {
  const { sentences, modified, relative, transitive, clausal } = parameters;
  const ofRules = (phrase: Phrase): number => entropyOf(grammar.rules[phrase].map(({ chance }) => chance));
  const ofWords = (name: WordClass): number => entropyOf(grammar.lexicon[name].shares);
  const clauses = sentences / (1 - clausal);
  const nounPhrases = (clauses * (1 + transitive)) / (1 - relative);
  const count: Record<WordClass, number> = {
    stop: sentences,
    that: nounPhrases * relative + clauses * clausal,
    determiner: nounPhrases,
    adjective: (nounPhrases * modified) / (1 - modified),
    transitive: clauses * transitive + nounPhrases * relative,
    clausal: clauses * clausal,
    intransitive: clauses * (1 - transitive - clausal),
    noun: nounPhrases,
  };
  const classes = Object.keys(count) as WordClass[];
  const tokens = classes.reduce((sum, name) => sum + count[name], 0);
  const structure = sentences * ofRules('More') + clauses * ofRules('VerbPhrase') + (count.adjective + nounPhrases) * ofRules('Nominal') + nounPhrases * ofRules('Relative');
  const words = classes.reduce((sum, name) => sum + count[name] * ofWords(name), 0);
  return { perUnit: (entropyOf(grammar.topics) + structure + words) / (tokens + 1), tokens };
}
