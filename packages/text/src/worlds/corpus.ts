// The world of a text: its documents in random order, some held out, the rest drawn as real data.
import { documentCount, type Documents } from '@collapse-lab/numeric';
import { defineEntry, FinitePool, UserError, type World, type WorldSource } from '@collapse-lab/runner';
import { documentsAlgebra, takeDocuments } from '../algebra.ts';
import { corpusParameters, namedTokenizers, type CorpusParameters } from '../corpus/corpus-parameters.ts';
import { encodePieces } from '../corpus/encode-text.ts';
import { readCorpus } from '../corpus/read-corpus.ts';
import { wordGroups } from '../corpus/word-groups.ts';
import type { NamedMember } from '../named-member.ts';
import { worldTokenizer } from '../export/world-tokenizer.ts';
import { typesOf } from '../ngram/type-set.ts';
import { openTokenizer } from '../tokenizer.ts';

const words = { items: 'documents', whole: 'the corpus', more: 'split the text finer or take a longer one' };

/** `corpus`: documents of one text without replacement, per chain; `show` joins tokens, so dropped punctuation stays away. */
export const corpus = defineEntry({
  id: 'corpus',
  summary: 'Documents of an embedded text, of a file or of many, in random order, with a held-out reserve.',
  offers: ['groups'],
  parameters: corpusParameters,
  create: (chosen): WorldSource<Documents> => ({ open: (context) => openCorpus(chosen, context) }),
});

async function openCorpus(chosen: CorpusParameters, { host, streams, heldOut }: Parameters<WorldSource<Documents>['open']>[0]): Promise<World<Documents>> {
  const read = await readCorpus(chosen, host);
  const given = await openTokenizer(namedTokenizers.of(chosen.tokenizer), host);
  const source = chosen.text ?? chosen.path!;
  const first = encodePieces(read.pieces, given);
  const tokens = documentsAlgebra.units(first.documents);
  if (tokens < 2) {
    throw new UserError(`text of ${source} must hold at least 2 tokens, but got ${tokens}; take a longer text or another tokenizer than ${tokenizerInWords(chosen.tokenizer)}`);
  }
  const pool = new FinitePool({ total: documentCount(first.documents), heldOut, reuse: chosen.reuse, words }, streams.fork('corpus'));
  // Nothing is learned from what is held out.
  const tokenizer = given.learn?.(Array.from(pool.pool, (i) => first.pieces[i]!)) ?? given;
  const { documents, vocabulary } = tokenizer === given ? first : encodePieces(first.pieces, tokenizer);
  const show = (items: Documents, index: number): string => {
    const ids = items.tokens.subarray(items.starts[index]!, items.starts[index + 1]!);
    return tokenizer.join(Array.from(ids, (id) => vocabulary.token(id)));
  };
  const groups = chosen.groups && wordGroups({ documents, groups: first.places.map((place) => read.groups[place]!), types: vocabulary.size, pool: pool.pool });
  const reserve = pool.choose({ from: 'heldOut', count: heldOut, generation: 0, taken: 0, member: 0 }, streams);
  return {
    draw: (request, chain) => takeDocuments(documents, pool.choose(request, chain)),
    ...(!chosen.reuse && { available: pool.size }),
    ...(groups && { groups }),
    ...(given.learn && tokenizer.json && { files: () => ({ 'tokenizer.json': `${JSON.stringify(tokenizer.json!(vocabulary.names))}\n` }) }),
    show,
    ...(tokenizer.json && { tokenizer: () => worldTokenizer(tokenizer, vocabulary) }),
    facts: {
      source,
      tokenizer: tokenizerInWords(chosen.tokenizer),
      ...(tokenizer.fingerprint !== undefined && { tokenizerFingerprint: tokenizer.fingerprint, restoredShare: first.pieces.filter((piece, i) => show(documents, i) === piece).length / first.pieces.length }),
      ...(read.files !== undefined && { files: read.files }),
      documents: documentCount(documents),
      tokens: documentsAlgebra.units(documents),
      types: typesOf(documents).size,
      poolDocuments: pool.size,
      heldOutDocuments: heldOut,
      split: chosen.documents,
      ...(chosen.field !== undefined && { field: chosen.field }),
      ...(chosen.path !== undefined && chosen.documents === 'chapters' && { heading: chosen.heading ?? 'CHAPTER 1, EPILOGUE and the like' }),
      ...(groups && { groups: groups.names.map((name, i) => `${i + 1} ${name}`).join(', '), groupsRecognised: groups.recognised(reserve) }),
      reuse: String(chosen.reuse),
      fingerprint: read.fingerprint,
    },
  };
}

/** `words`, or `bpe, vocabulary 4000`. */
function tokenizerInWords(tokenizer: NamedMember): string {
  if (typeof tokenizer === 'string') return tokenizer;
  return Object.entries(tokenizer).map(([key, value]) => (key === 'kind' ? value : `${key} ${value}`)).join(', ');
}
