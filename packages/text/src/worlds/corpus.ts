// The world of a text: its documents in random order, some held out, the rest drawn as real data.
import { documentCount, type Documents } from '@collapse-lab/numeric';
import { defineEntry, FinitePool, fingerprint, UserError, type Host, type World, type WorldSource } from '@collapse-lab/runner';
import { z } from 'zod';
import { documentsAlgebra, takeDocuments } from '../algebra.ts';
import { encodePieces } from '../corpus/encode-text.ts';
import { readJsonLines } from '../corpus/read-json-lines.ts';
import { SPLITS, splitText } from '../corpus/split.ts';
import { namedMembers, type NamedMember } from '../named-member.ts';
import { texts } from '../texts/registry.ts';
import { tokenizers } from '../tokenizers/registry.ts';

const named = namedMembers(tokenizers);

const parameters = z
  .strictObject({
    text: z.enum(texts.ids).optional().describe('an embedded text; or give path'),
    path: z.string().min(1).optional().describe('a file of UTF-8 text or JSON lines, relative to the study; or give text'),
    field: z.string().min(1).optional().describe('for documents: records, the field of a record that has its text'),
    tokenizer: named.schema.describe(`how text becomes tokens; with parameters: ${named.withParameters.join(', ')}`),
    documents: z.enum([...SPLITS, 'records']).describe('what a document is: paragraphs are separated by blank lines; a record is a line of JSON in a file'),
    reuse: z.boolean().default(false).describe('whether fresh draws of different generations may share documents'),
  })
  .check(({ value, issues }) => {
    const records = value.documents === 'records';
    if (records !== (value.field !== undefined)) {
      issues.push({ code: 'custom', input: value, path: ['field'], message: `must be given with documents: records, and only then, but got documents: ${value.documents}${records ? ' without it' : ''}` });
    } else if (records && value.text !== undefined) {
      issues.push({ code: 'custom', input: value, path: ['documents'], message: `must be ${SPLITS.join(' or ')} for an embedded text, but got records` });
    }
    if ((value.text === undefined) !== (value.path === undefined)) return;
    const got = value.text === undefined ? 'neither' : 'both';
    issues.push({ code: 'custom', input: value, message: `exactly one of text and path must be given, but got ${got}; set text: ${texts.ids[0]} or path: FILE` });
  });

const words = { items: 'documents', whole: 'the corpus', more: 'split the text finer or take a longer one' };

type Parameters = z.output<typeof parameters>;

/** `corpus`: documents of one text without replacement, per chain; `show` joins tokens, so dropped punctuation stays away. */
export const corpus = defineEntry({
  id: 'corpus',
  summary: 'Documents of an embedded text or of a file, in random order, with a held-out reserve.',
  parameters,
  create: (chosen): WorldSource<Documents> => ({
    async open({ host, streams, heldOut }): Promise<World<Documents>> {
      const raw = await readSource(chosen, host);
      const given = named.of(chosen.tokenizer);
      const source = chosen.text ?? chosen.path ?? '';
      const first = encodePieces(piecesOf(raw, source, chosen), given);
      const tokens = documentsAlgebra.units(first.documents);
      if (tokens < 2) {
        throw new UserError(`text of ${source} must hold at least 2 tokens, but got ${tokens}; take a longer text or another tokenizer than ${tokenizerInWords(chosen.tokenizer)}`);
      }
      const pool = new FinitePool({ total: documentCount(first.documents), heldOut, reuse: chosen.reuse, words }, streams.fork('corpus'));
      // Nothing is learned from what is held out.
      const tokenizer = given.learn?.(Array.from(pool.pool, (i) => first.pieces[i]!)) ?? given;
      const { documents, vocabulary } = tokenizer === given ? first : encodePieces(first.pieces, tokenizer);
      return {
        draw: (request, chain) => takeDocuments(documents, pool.choose(request, chain)),
        ...(!chosen.reuse && { available: pool.size }),
        show: (items, index) => {
          const ids = items.tokens.subarray(items.starts[index]!, items.starts[index + 1]!);
          return tokenizer.join(Array.from(ids, (id) => vocabulary.token(id)));
        },
        facts: {
          source,
          tokenizer: tokenizerInWords(chosen.tokenizer),
          documents: documentCount(documents),
          tokens: documentsAlgebra.units(documents),
          types: vocabulary.size,
          poolDocuments: pool.size,
          heldOutDocuments: heldOut,
          split: chosen.documents,
          ...(chosen.field !== undefined && { field: chosen.field }),
          reuse: String(chosen.reuse),
          fingerprint: fingerprint(raw),
        },
      };
    },
  }),
});

function readSource({ text, path }: Parameters, host: Host): Promise<string> {
  return text === undefined ? host.readText(path ?? '') : texts.get(text).create({}).read();
}

function piecesOf(raw: string, source: string, { documents, field }: Parameters): string[] {
  // The schema lets records stand with a field only.
  return documents === 'records' ? readJsonLines(raw, source, field!) : splitText(raw, documents);
}

/** `words`, or `bpe, vocabulary 4000`. */
function tokenizerInWords(tokenizer: NamedMember): string {
  if (typeof tokenizer === 'string') return tokenizer;
  return Object.entries(tokenizer).map(([key, value]) => (key === 'kind' ? value : `${key} ${value}`)).join(', ');
}
