// The n-gram family: Markov models of documents, drawn as they were counted or as they are smoothed.
import { documentCount, streams, type Documents } from '@collapse-lab/numeric';
import { defineFamily, type Column, type Family, type FitOutcome, type Scores } from '@collapse-lab/runner';
import { z } from 'zod';
import { takeDocuments } from '../algebra.ts';
import { namedMembers } from '../named-member.ts';
import { BOUNDARIES } from '../ngram/boundaries.ts';
import { buildGramTrie } from '../ngram/build-gram-trie.ts';
import { childDrawer } from '../ngram/draw-child.ts';
import { entropyPerSymbol } from '../ngram/entropy.ts';
import { exactEntropyRate, sampledEntropyRate } from '../ngram/entropy-rate.ts';
import { decodeGrams, describeGrams, encodeGrams, type FittedGrams } from '../ngram/fitted-grams.ts';
import { sampleDocuments } from '../ngram/sample-documents.ts';
import { sampleSmoothed } from '../ngram/sample-smoothed.ts';
import { scoreDocuments } from '../ngram/score-documents.ts';
import { smoothedGrams, type SmoothedGrams } from '../ngram/smoothed-grams.ts';
import { typesOf } from '../ngram/type-set.ts';
import { smoothings } from '../smoothings/registry.ts';
import { baseLaw, VOCABULARIES } from '../ngram/vocabulary-rule.ts';
import { weighGrams } from '../ngram/weigh-grams.ts';

const named = namedMembers(smoothings);

const parameters = z
  .strictObject({
    order: z.int().min(1).max(9).describe('symbols per n-gram; 1 draws tokens independently'),
    smoothing: named.schema.describe(`how the law that scores speaks of what was never seen; with parameters: ${named.withParameters.join(', ')}`),
    draws: z.enum(['unsmoothed', 'smoothed']).default('unsmoothed').describe('the law that is sampled from: relative frequencies, or the law that scores'),
    vocabulary: z
      .enum(VOCABULARIES)
      .default('open')
      .describe("what lies below the unigrams: a uniform law over generation 1's types with (open) or without (closed) an unknown symbol, the unknown symbol alone, or nothing"),
    boundaries: z
      .enum(BOUNDARIES)
      .default('padded')
      .describe('order − 1 start symbols and an end around each document, one start and an end, or none: then drawn documents have maxTokens tokens'),
    maxTokens: z.int().min(1).describe('tokens at which a sampled document is cut'),
  })
  .check(({ value, issues }) => {
    if (value.vocabulary === 'open' || value.vocabulary === 'closed' || !named.of(value.smoothing).needsUniform) return;
    issues.push({ code: 'custom', input: value, path: ['vocabulary'], message: `must be open or closed for this smoothing, which adds to every symbol of it, but got ${value.vocabulary}` });
  });

const columns: readonly Column[] = [
  { name: 'ngrams', summary: 'Distinct n-grams of the full order in the training batch, with start and end symbols.', unit: 'n-grams' },
  { name: 'contexts', summary: 'Distinct contexts of order − 1 symbols that something followed.', unit: 'contexts' },
  { name: 'vocabularySize', summary: 'Types in the training batch.', unit: 'types' },
  { name: 'frozenVocabulary', summary: "Types in generation 1's training batch, the vocabulary that scores refer to.", unit: 'types' },
  { name: 'discountFallbacks', summary: 'Orders whose discounts the counts of counts could not give, so that fixed ones, or none, stand in.', unit: 'orders' },
  {
    name: 'truncatedShare',
    summary: 'Share of the training documents with maxTokens tokens or more: drawn ones that were cut, real ones that could not be drawn whole.',
    inTrace: true,
  },
];

type Parameters = z.output<typeof parameters>;

/**
 * `ngram`: n-grams of documents between boundaries; they never cross documents. Scored units are the tokens of a document and one
 * end, where there are ends; the vocabulary of scores is frozen at generation 1.
 */
export const ngram = defineFamily({
  id: 'ngram',
  summary: 'n-gram model: scores tokens and ends with smoothing; draws by maximum likelihood, or as it is smoothed.',
  parameters,
  create: (chosen): Family<Documents, FittedGrams> => {
    const { order, draws, boundaries, maxTokens } = chosen;
    const smoothing = named.of(chosen.smoothing);
    const smoothed = smoother(chosen);
    return {
      columns,
      channels: ['vocabulary frozen at generation 1'],
      weighted: smoothing.weighted,
      takesGiven: true,
      fit({ items, weight }, { previous }): FitOutcome<FittedGrams> {
        if (weight && !smoothing.weighted) return ended('weights-unsupported', 'this smoothing counts n-grams once each, but the training batch has weights');
        const counted: Weighed = weight ? positive(items, weight) : { items };
        const types = typesOf(counted.items);
        const frozen = previous?.frozen ?? types;
        if (types.size === 0) return ended('no-tokens', documentCount(items) === 0 ? 'the training batch has no documents' : 'every document of the training batch is empty');
        if (draws === 'smoothed' && !types.has.some((has, token) => has === 1 && frozen.has[token] === 1)) {
          return ended('no-known-tokens', 'no token of the training batch is of the vocabulary of generation 1, which alone is drawn');
        }
        const counts = buildGramTrie(counted.items, order, boundaries);
        const trie = counted.weight ? weighGrams(counts, counted.items, counted.weight) : counts;
        return { fitted: { trie, frozen }, trace: { truncatedShare: shareOfLength(items, maxTokens) } };
      },
      ...(draws === 'unsmoothed' && { decodes: ['temperature', 'topK', 'topP', 'minP'] }),
      sample: (fitted, count, { streams: own, decoding, given }) =>
        draws === 'smoothed'
          ? sampleSmoothed(smoothed(fitted), count, maxTokens, own.rng(), given)
          : sampleDocuments(fitted.trie, count, maxTokens, own.rng(), childDrawer(fitted.trie, decoding), given),
      score: (fitted, items): Scores => scoreDocuments(smoothed(fitted), items, draws),
      ...(draws === 'smoothed' && { entropy: (fitted) => smoothedEntropy(smoothed(fitted), maxTokens) }),
      ...(draws === 'unsmoothed' && boundaries !== 'none' && { entropy: ({ trie }) => entropyPerSymbol(trie) }),
      parameters: (fitted) => ({ ...describeGrams(fitted), ...(smoothing.estimates && { discountFallbacks: smoothed(fitted).law.fallbacks }) }),
      encode: encodeGrams,
      decode: decodeGrams,
    };
  },
});

/** Makes the smoothed law of a fit when it is first asked for. */
function smoother({ smoothing, vocabulary }: Parameters): (fitted: FittedGrams) => SmoothedGrams {
  const made = new WeakMap<FittedGrams, SmoothedGrams>();
  return (fitted) => {
    const known = made.get(fitted);
    if (known) return known;
    const grams = { ...fitted, base: baseLaw(vocabulary, fitted.frozen, fitted.trie.ends) };
    const law = smoothedGrams(grams, named.of(smoothing).smooth(grams));
    made.set(fitted, law);
    return law;
  };
}

const ENTROPY_DOCUMENTS = 100;

/** Exact where there are few contexts, otherwise from 100 documents, drawn with the same numbers for every law, so that laws compare. */
function smoothedEntropy(grams: SmoothedGrams, maxTokens: number): number {
  const rate = exactEntropyRate(grams) ?? sampledEntropyRate(grams, { count: ENTROPY_DOCUMENTS, maxTokens, rng: streams('entropy-rate').rng() });
  return rate.entropy;
}

function ended(code: string, message: string): FitOutcome<never> {
  return { ended: { code, message } };
}

interface Weighed {
  readonly items: Documents;
  readonly weight?: Float64Array;
}

/** The documents that weigh anything. */
function positive(items: Documents, weight: Float64Array): Weighed {
  const at = Uint32Array.from(weight.keys()).filter((i) => weight[i]! > 0);
  return { items: takeDocuments(items, at), weight: Float64Array.from(at, (i) => weight[i]!) };
}

/** Share of the documents with at least `length` tokens. */
function shareOfLength({ starts }: Documents, length: number): number {
  let long = 0;
  for (let i = 1; i < starts.length; i++) if (starts[i]! - starts[i - 1]! >= length) long++;
  return long / (starts.length - 1);
}
