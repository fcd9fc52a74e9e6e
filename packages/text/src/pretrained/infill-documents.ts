// Masks spans of documents and draws them anew, one token after the other from left to right, each given those drawn before it
// (Wang & Cho 2019 draw from masked models so, in other orders).
import type { Documents, Rng, Streams } from '@collapse-lab/numeric';
import type { Decoding } from '@collapse-lab/runner';
import { drawToken } from './draw-token.ts';
import { byRows } from './extend-rows.ts';
import type { Filler } from './fillers.ts';

export interface InfillOptions {
  /** Chance of a token to be masked. */
  readonly share: number;
  /** Tokens that are masked together. */
  readonly span: number;
  readonly decoding: Decoding;
}

/** For each document one of the same length that has what was not masked. Masks are drawn by a stream of their own, so that they are the same for any model. */
export async function infillDocuments(filler: Filler, documents: Documents, { decoding, ...masking }: InfillOptions, streams: Streams): Promise<Documents> {
  const maskRng = streams.fork('mask').rng();
  const rng = streams.rng();
  const barred = [...filler.open.unnamed, ...filler.open.tokenizer.all_special_ids];
  return byRows(documents, async (rows) => {
    const masks = rows.map(({ length }) => maskedPlaces(length, masking, maskRng));
    for (let step = 0; masks.some((mask) => mask.length > step); step++) {
      const open = rows.flatMap((row, i) => (masks[i]!.length > step ? [{ row, hidden: masks[i]!.slice(step), place: masks[i]![step]! }] : []));
      const questions = open.map(({ row, hidden, place }) => filler.ask(row, hidden, place));
      const laws = await filler.answer(questions);
      open.forEach(({ row, place }, i) => { row[place] = drawToken(laws.at(i, questions[i]!.at), decoding, rng, barred); });
    }
    return rows;
  });
}

/** The masked places of a document of so many tokens, ascending. Each token is masked with the chance `share`, whatever the length. */
export function maskedPlaces(length: number, { share, span }: Pick<InfillOptions, 'share' | 'span'>, rng: Rng): number[] {
  const places: number[] = [];
  for (let start = -rng.below(span); start < length; start += span) {
    if (rng.uniform() >= share) continue;
    for (let at = Math.max(0, start); at < Math.min(length, start + span); at++) places.push(at);
  }
  return places;
}
