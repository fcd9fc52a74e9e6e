// What a model's border of documents adds to a tokenizer.json.
import type { ExportedVocabulary } from './exported-vocabulary.ts';

/** As much of a tokenizer.json as is read here. */
interface TokenizerJson {
  readonly added_tokens?: readonly { readonly id: number; readonly content: string }[];
  readonly model: { readonly vocab?: Readonly<Record<string, number>> | readonly (readonly [string, number])[] };
}

/** The tokenizer with the border's token, which is put before every text and stands for tokens that it does not know, and with those of symbols that no text has. */
export function withBorder(json: object, { border: id, unnamedFrom }: ExportedVocabulary): { readonly json: object; readonly border: string } {
  const { added_tokens: added = [], model } = json as TokenizerJson;
  const known = namesOf(json);
  // GPT-2's name for it.
  const border = unlike(known, '<|endoftext|>');
  const special = (content: string, at: number): object => ({ id: at, content, single_word: false, lstrip: false, rstrip: false, normalized: false, special: true });
  const unnamed = Array.from({ length: id - unnamedFrom }, (_, i) => special(unlike(known, `<|unused-${i}|>`), unnamedFrom + i));
  const { type, vocab = {} } = model as { readonly type?: string; readonly vocab?: object };
  const isWordLevel = type === 'WordLevel';
  return {
    border,
    json: {
      ...json,
      added_tokens: [...added, ...unnamed, special(border, id)],
      post_processor: {
        type: 'TemplateProcessing',
        single: [{ SpecialToken: { id: border, type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }],
        pair: [{ SpecialToken: { id: border, type_id: 0 } }, { Sequence: { id: 'A', type_id: 0 } }, { SpecialToken: { id: border, type_id: 1 } }, { Sequence: { id: 'B', type_id: 1 } }],
        special_tokens: { [border]: { id: border, ids: [id], tokens: [border] } },
      },
      ...(isWordLevel && { model: { ...model, vocab: { ...vocab, [border]: id }, unk_token: border } }),
    },
  };
}

/** The name, or one like it that is not known. */
function unlike(known: ReadonlyMap<string, number>, name: string): string {
  return known.has(name) ? unlike(known, name.replace('|>', '_|>')) : name;
}

/** Every token's number by its name. */
export function namesOf(json: object): Map<string, number> {
  const { added_tokens: added = [], model: { vocab = {} } } = json as TokenizerJson;
  const listed = Array.isArray(vocab) ? (vocab as readonly (readonly [string, number])[]).map(([name], id): [string, number] => [name, id]) : Object.entries(vocab as Readonly<Record<string, number>>);
  return new Map([...listed, ...added.map(({ content, id }): [string, number] => [content, id])]);
}
