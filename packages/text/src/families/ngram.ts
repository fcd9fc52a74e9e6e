// The n-gram family: maximum-likelihood Markov models of documents, scored with smoothing, sampled without.
import { ArrayReader, packArrays, type Documents } from '@collapse-lab/numeric';
import { defineFamily, type Column, type Family, type FitOutcome, type Row } from '@collapse-lab/runner';
import { z } from 'zod';
import { buildGramTrie } from '../ngram/build-gram-trie.ts';
import { entropyPerSymbol } from '../ngram/entropy.ts';
import { END, type GramTrie } from '../ngram/gram-trie.ts';
import { childDrawer } from '../ngram/draw-child.ts';
import { sampleDocuments } from '../ngram/sample-documents.ts';
import { typeSet, typesOf } from '../ngram/type-set.ts';
import { scoreDocuments, scoredGrams, type ScoredGrams } from '../ngram/witten-bell.ts';

const parameters = z.strictObject({
  order: z.int().min(1).max(9).describe('symbols per n-gram; 1 draws tokens independently'),
  smoothing: z.enum(['witten-bell']).describe('of scores only; sampling is never smoothed'),
  maxTokens: z.int().min(1).describe('tokens at which a sampled document is cut'),
});

const columns: readonly Column[] = [
  { name: 'ngrams', summary: 'Distinct n-grams of the full order in the training batch, with start and end symbols.', unit: 'n-grams' },
  { name: 'contexts', summary: 'Distinct contexts of order − 1 symbols that something followed.', unit: 'contexts' },
  { name: 'vocabularySize', summary: 'Types in the training batch.', unit: 'types' },
  { name: 'frozenVocabulary', summary: "Types in generation 1's training batch, the vocabulary that scores refer to.", unit: 'types' },
  {
    name: 'truncatedShare',
    summary: 'Share of the training documents with maxTokens tokens or more: drawn ones that were cut, real ones that could not be drawn whole.',
    inTrace: true,
  },
];

/**
 * `ngram`: documents are padded with order − 1 start symbols and closed by an end symbol; n-grams never cross documents.
 * Scored units are the tokens of a document and one end; the vocabulary of scores is frozen at generation 1.
 */
export const ngram = defineFamily({
  id: 'ngram',
  summary: 'n-gram model: draws by maximum likelihood from the longest context seen; scores tokens and ends with smoothing.',
  parameters,
  create: ({ order, maxTokens }): Family<Documents, ScoredGrams> => ({
    columns,
    channels: ['vocabulary frozen at generation 1'],
    fit({ items, weight }, { previous }): FitOutcome<ScoredGrams> {
      if (weight) return ended('weights-unsupported', 'n-grams are counted once each, but the training batch has weights');
      const types = typesOf(items);
      if (types.size === 0) return ended('no-tokens', 'every document of the training batch is empty');
      const fitted = scoredGrams(buildGramTrie(items, order), previous?.frozen ?? types);
      return { fitted, trace: { truncatedShare: shareOfLength(items, maxTokens) } };
    },
    decodes: ['temperature', 'topK', 'topP', 'minP'],
    sample: ({ trie }, count, { streams, decoding }) => sampleDocuments(trie, count, maxTokens, streams.rng(), childDrawer(trie, decoding)),
    score: scoreDocuments,
    entropy: ({ trie }) => entropyPerSymbol(trie),
    parameters: describeGrams,
    encode: encodeGrams,
    decode: decodeGrams,
  }),
});

function ended(code: string, message: string): FitOutcome<never> {
  return { ended: { code, message } };
}

/** Share of the documents with at least `length` tokens. */
function shareOfLength({ starts }: Documents, length: number): number {
  let long = 0;
  for (let i = 1; i < starts.length; i++) if (starts[i]! - starts[i - 1]! >= length) long++;
  return long / (starts.length - 1);
}

function describeGrams({ trie, frozen }: ScoredGrams): Row {
  const { order, levelStart, childCount, symbol, firstChild } = trie;
  let contexts = 0;
  for (let i = levelStart[order - 1]!; i < levelStart[order]!; i++) if (childCount[i]! > 0) contexts++;
  // END is the smallest symbol, so it is the first child of the empty gram where it was seen.
  const ends = symbol[firstChild[0]!] === END ? 1 : 0;
  return {
    ngrams: levelStart[order + 1]! - levelStart[order]!,
    contexts,
    vocabularySize: childCount[0]! - ends,
    frozenVocabulary: frozen.size,
  };
}

function encodeGrams({ trie, frozen }: ScoredGrams): Uint8Array {
  const { order, levelStart, symbol, before, suffix, firstChild, childCount } = trie;
  return packArrays([Uint32Array.of(order), levelStart, symbol, before, suffix, firstChild, childCount, frozen.has]);
}

function decodeGrams(bytes: Uint8Array): ScoredGrams {
  const reader = new ArrayReader(bytes);
  const trie: GramTrie = {
    order: reader.u32()[0]!,
    levelStart: reader.u32(),
    symbol: reader.u32(),
    before: reader.u32(),
    suffix: reader.u32(),
    firstChild: reader.u32(),
    childCount: reader.u32(),
  };
  return scoredGrams(trie, typeSet(reader.u8()));
}
