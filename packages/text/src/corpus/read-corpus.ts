// The text of a corpus, cut into documents: of an embedded text, of a file, or of the files of a glob.
import { fingerprint, UserError, type Host } from '@collapse-lab/runner';
import { texts } from '../texts/registry.ts';
import type { CorpusParameters } from './corpus-parameters.ts';
import { readJsonLines } from './read-json-lines.ts';
import { readParquet } from './read-parquet.ts';
import { RecordTexts, type RecordFields } from './record-texts.ts';
import { splitText } from './split.ts';

/** Documents before they are tokenized. */
export interface CorpusText {
  readonly pieces: readonly string[];
  /** Per piece the group that it is of; empty where there are no groups. */
  readonly groups: readonly string[];
  /** How many files it was read from; absent for a text, or a file, named as such. */
  readonly files?: number;
  /** Of what was read; of several files, of their fingerprints in order. */
  readonly fingerprint: string;
}

/** Reads everything; throws UserError for what cannot be read as the study says. */
export async function readCorpus(chosen: CorpusParameters, host: Host): Promise<CorpusText> {
  if (chosen.text !== undefined) return readEmbedded(chosen.text, chosen);
  const paths = await host.list(chosen.path!);
  const pieces: string[] = [];
  const groups: string[] = [];
  const prints: string[] = [];
  for (const path of paths) {
    const read = await readFile(path, chosen, host);
    for (const piece of read.pieces) pieces.push(piece);
    if (chosen.groups === 'files') for (let i = 0; i < read.pieces.length; i++) groups.push(path);
    else for (const group of read.groups) groups.push(group);
    prints.push(read.fingerprint);
  }
  const plain = paths.length === 1 && paths[0] === chosen.path;
  return { pieces, groups, ...(!plain && { files: paths.length }), fingerprint: prints.length === 1 ? prints[0]! : fingerprint(prints.join('\n')) };
}

async function readEmbedded(id: string, chosen: CorpusParameters): Promise<CorpusText> {
  const text = texts.get(id).create({});
  const raw = await text.read();
  // The schema lets records stand with a text that has some.
  if (chosen.documents !== text.division && chosen.documents !== 'records') return { pieces: splitText(raw, chosen.documents), groups: [], fingerprint: fingerprint(raw) };
  const read = new RecordTexts(fieldsOf(chosen));
  (await text.parts()).forEach((part, i) => { read.take(part, () => `${id}: part ${i + 1}`, () => JSON.stringify({ ...part, text: '…' })); });
  return { pieces: read.texts, groups: read.groups, fingerprint: fingerprint(raw) };
}

async function readFile(path: string, chosen: CorpusParameters, host: Host): Promise<CorpusText> {
  if (/\.parquet$/i.test(path)) {
    if (chosen.documents !== 'records') throw new UserError(`world.documents must be records for the Parquet file ${path}, but got ${chosen.documents}; set documents: records, and field`);
    const bytes = await host.readBytes(path);
    const { texts: pieces, groups } = await readParquet(bytes, path, fieldsOf(chosen));
    return { pieces, groups, fingerprint: fingerprint(bytes) };
  }
  const raw = await host.readText(path);
  const print = fingerprint(raw);
  if (chosen.documents === 'records') {
    const { texts: pieces, groups } = readJsonLines(raw, path, fieldsOf(chosen));
    return { pieces, groups, fingerprint: print };
  }
  const pieces = splitText(raw, chosen.documents, chosen.heading);
  if (pieces.length > 0) return { pieces, groups: [], fingerprint: print };
  throw new UserError(`${path} must have a line that begins a chapter, but has none that matches ${chosen.heading ?? 'CHAPTER and a number'}; set heading to the regular expression of such lines, or documents: paragraphs`);
}

/** The schema lets records of files stand with a field only; embedded texts have `text`. */
function fieldsOf({ field = 'text', groups }: CorpusParameters): RecordFields {
  return { text: field, group: typeof groups === 'object' ? groups.field : undefined };
}
