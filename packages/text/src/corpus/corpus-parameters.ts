// What a study says of a corpus: where its text is, and what a document of it is.
import { z } from 'zod';
import { namedMembers } from '../named-member.ts';
import { texts } from '../texts/registry.ts';
import { tokenizers } from '../tokenizers/registry.ts';
import { SPLITS } from './split.ts';

/** Tokenizers as studies name them. */
export const namedTokenizers = namedMembers(tokenizers);

const groups = z.union([z.literal('files'), z.strictObject({ field: z.string().min(1) })]);

export const corpusParameters = z
  .strictObject({
    text: z.enum(texts.ids).optional().describe('an embedded text; or give path'),
    path: z.string().min(1).optional().describe('a file, or a glob such as data/**/*.txt, of UTF-8 text or JSON lines, gzipped or not, or of Parquet, relative to the study; or give text'),
    field: z.string().min(1).optional().describe('for documents: records of files, the field of a record that has its text'),
    heading: z
      .string()
      .refine(isPattern, { message: 'must be a regular expression of JavaScript' })
      .optional()
      .describe('for documents: chapters of files, the regular expression of a line that begins one; when absent, lines like CHAPTER 1. Loomings. or EPILOGUE'),
    tokenizer: namedTokenizers.schema.describe(`how text becomes tokens; with parameters: ${namedTokenizers.withParameters.join(', ')}`),
    documents: z
      .enum([...SPLITS, 'records'])
      .describe('what a document is: paragraphs are separated by blank lines; chapters begin with a heading; a record is a line of JSON, a row of Parquet, or a part of an embedded text'),
    groups: groups.optional().describe('what the groups of measure subgroup are: the files, or the values of a field of records ({ field: … }); a document belongs to the group whose words it has'),
    reuse: z.boolean().default(false).describe('whether fresh draws of different generations may share documents'),
  })
  .check(({ value, issues }) => {
    const mistake = (path: string[], message: string): void => void issues.push({ code: 'custom', input: value, path, message });
    const { text, path, documents, field, heading } = value;
    const records = documents === 'records';
    if ((text === undefined) === (path === undefined)) {
      mistake([], `exactly one of text and path must be given, but got ${text === undefined ? 'neither' : 'both'}; set text: ${texts.ids[0]} or path: FILE`);
    } else if (text !== undefined) {
      const { division } = texts.get(text).create({});
      if (!['paragraphs', 'lines', division].includes(documents)) mistake(['documents'], `must be paragraphs, lines or ${division} for the text ${text}, but got ${documents}`);
      for (const key of ['field', 'heading'] as const) if (value[key] !== undefined) mistake([key], 'must be left out for an embedded text, whose parts are known');
    } else {
      if (records !== (field !== undefined)) mistake(['field'], `must be given with documents: records, and only then, but got documents: ${documents}${records ? ' without it' : ''}`);
      if (heading !== undefined && documents !== 'chapters') mistake(['heading'], `must be given with documents: chapters alone, but got documents: ${documents}`);
    }
    if (typeof value.groups === 'object' && !records) mistake(['groups'], `must be files where documents are no records, but got a field and documents: ${documents}`);
    if (value.groups === 'files' && path === undefined) mistake(['groups'], 'must be a field of records for an embedded text, which has no files');
  });

export type CorpusParameters = z.output<typeof corpusParameters>;

function isPattern(source: string): boolean {
  try {
    new RegExp(source, 'u');
    return true;
  } catch {
    return false;
  }
}
