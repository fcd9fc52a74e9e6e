// Text: documents of words, kept as UTF-8 bytes.
import { Vocabulary, words } from '@collapse-lab/text';
import { blockValues, infoOf, togetherValues, wholeValues } from '../block-values.ts';
import type { Kind } from '../contracts.ts';
import { OBJECT_BYTES } from '../reservoir.ts';
import { encodeDocument, type EncodedDocument } from './encode.ts';
import { explore } from './explore.ts';
import * as blockMeasures from './blocks/all.ts';
import { countsUpTo, documentsOf, textOf, textView, type TextAnchor, type TextView } from './text-view.ts';
import * as wholeMeasures from './whole/all.ts';
import { wholeViews } from './whole-text.ts';
import { WordCounter } from './word-counter.ts';

const tokenizer = words.create({});
/** UTF-16 units of a document that are measured; what is longer is cut. */
const LONGEST_KEPT = 65_536;

export const text: Kind<Uint8Array, string> = {
  id: 'text',
  item: 'document',
  headline: 'effectiveSupport',
  mostPerBlock: 250,
  bytesOf: (document) => document.length + OBJECT_BYTES,
  keep: (document) => new TextEncoder().encode(document.slice(0, LONGEST_KEPT)),
  isCut: (document) => document.length > LONGEST_KEPT,
  counter: (types) => new WordCounter(types),
  measures: () => [...Object.values(wholeMeasures).map(infoOf), ...Object.values(blockMeasures).map(infoOf)],
  measure({ control, group, anchor }, { compress }) {
    const vocabulary = new Vocabulary();
    const encode = (documents: readonly Uint8Array[]): EncodedDocument[] => documents.map((bytes) => encodeDocument(bytes, tokenizer, vocabulary));
    const [ours, theirs, others] = [control.map(encode), group.map(encode), encode(anchor)];
    const all = [...ours, ...theirs];
    const sizes = { tokens: least(all, (block) => documentsOf(block).tokens.length), bytes: least(all, (block) => textOf(block).length) };
    const types = vocabulary.size;
    const reference: TextAnchor = { counts: countsUpTo(documentsOf(others), types), documents: documentsOf(others.slice(0, control[0]!.length)) };
    const views = (blocks: readonly EncodedDocument[][]): TextView[] => blocks.map((block) => textView(block, sizes, types, reference, compress));
    const [ourViews, theirViews] = [views(ours), views(theirs)];
    const whole = wholeValues(Object.values(wholeMeasures), wholeViews(ours, ourViews), wholeViews(theirs, theirViews));
    return togetherValues([whole, blockValues(Object.values(blockMeasures), ourViews, theirViews)], sizes);
  },
  explore,
};

function least(blocks: readonly EncodedDocument[][], sizeOf: (block: EncodedDocument[]) => number): number {
  return blocks.reduce((size, block) => Math.min(size, sizeOf(block)), Infinity);
}
