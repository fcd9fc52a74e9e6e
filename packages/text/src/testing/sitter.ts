// What a generation is portrayed from, in a world that shows tokens as numbers.
import { streams, type Documents } from '@collapse-lab/numeric';
import type { Sitter, World } from '@collapse-lab/runner';
import { documentsOf, listsOf } from './documents.ts';

/** Shows a document as its token ids. */
export const numberedWorld: World<Documents> = { draw: (): never => { throw new Error('unused'); }, show: (items, i) => listsOf(items)[i]!.join(' '), facts: {} };

/** Generation 0 with this sample and these documents held out; `parts` replace any of that. */
export function sitterOf(sample: number[][], heldOut: number[][] = [], parts: Partial<Sitter<Documents>> = {}): Sitter<Documents> {
  const documents = documentsOf(sample);
  return { world: numberedWorld, sample: documents, model: undefined, reference: documents, heldOut: documentsOf(heldOut), streams: streams('sitter'), decoding: {}, ...parts };
}
