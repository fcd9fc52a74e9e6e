// Draws documents from a transformer: many at once, each by uniforms of its own.
import { Growable, Rng, type Documents } from '@collapse-lab/numeric';
import { searchTransformer } from './beam-search.ts';
import { MOST_ROWS, windowDrawer, type Draft } from './draw-window.ts';
import type { Architecture } from './network.ts';
import type { SampleRequest } from './sample-request.ts';
import { knownSymbols, strideOf, windowStart, type Symbols } from './symbols.ts';

/** `count` documents from the border or from what is given on, which is part of them. Beyond one context a document goes on in windows that overlap by half: the law that is scored. */
export async function sampleTransformer(vector: Float32Array, symbols: Symbols, architecture: Architecture, request: SampleRequest, rng: Rng): Promise<Documents> {
  const { count, maxTokens, decoding: { beams }, given } = request;
  if (beams !== undefined) return searchTransformer(vector, symbols, architecture, request);
  const { context } = architecture;
  const drafts = Array.from({ length: count }, (_, i) => draftOf(given?.tokens.subarray(given.starts[i], given.starts[i + 1]), symbols, maxTokens, rng));
  const drawWindow = windowDrawer(vector, architecture, request);
  const overlap = context - strideOf(context);
  // Later windows know what they share with the ones before, and so may windows of what is given.
  const isKnown = (draft: Draft): boolean => draft.sequence.length - windowStart(draft.sequence.length, context) > overlap;
  while (drafts.some(({ ended }) => !ended)) {
    for (const prefix of [0, overlap]) {
      const alike = drafts.filter((draft) => !draft.ended && isKnown(draft) === prefix > 0);
      for (let from = 0; from < alike.length; from += MOST_ROWS) await drawWindow(alike.slice(from, from + MOST_ROWS), prefix);
    }
  }
  return documentsFrom(drafts, symbols);
}

function draftOf(given: Uint32Array = new Uint32Array(0), symbols: Symbols, maxTokens: number, rng: Rng): Draft {
  return { given, sequence: [symbols.border, ...knownSymbols(given, symbols)], rng: new Rng(rng.bits(), rng.bits(), rng.bits(), rng.bits()), ended: given.length >= maxTokens };
}

function documentsFrom(drafts: readonly Draft[], { types }: Symbols): Documents {
  const tokens = new Growable<Uint32Array>((length) => new Uint32Array(length));
  const ends = drafts.map(({ given, sequence }) => {
    tokens.append(given);
    for (const symbol of sequence.slice(1 + given.length)) tokens.push(types[symbol]!);
    return tokens.length;
  });
  return { tokens: tokens.view(), starts: Uint32Array.of(0, ...ends) };
}
