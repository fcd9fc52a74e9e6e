import { streams, type Documents } from '@collapse-lab/numeric';
import type { Fitted } from '@collapse-lab/runner';
import { describe, expect, it } from 'vitest';
import { ngram } from '../families/ngram.ts';
import { documentsOf } from '../testing/documents.ts';
import { modelled } from '../testing/modelled.ts';
import { sitterOf } from '../testing/sitter.ts';
import { continuations } from './continuations.ts';

const counted = (from: number, length: number): number[] => Array.from({ length }, (_, i) => from + i);

/** A model that answers prompts by a function of them. */
function answering(answer: (given: Documents) => Documents, takesGiven = true): Fitted<Documents> {
  return { takesGiven, sample: (_, { given }) => answer(given!), parameters: () => ({}), encode: () => new Uint8Array(0) };
}

describe('continuations', () => {
  // Median length 6: the first, third and fourth are as long, a third of each is its beginning.
  const heldOut = [counted(0, 6), [7], counted(10, 9), counted(20, 6), counted(30, 6), [8, 9]];

  it('takes the first three held-out documents of at least median length, and shows how they really go on', async () => {
    expect(await continuations(sitterOf([[0]], heldOut))).toEqual([
      { prompt: '0 1', text: ' 2 3 4 5' },
      { prompt: '10 11 12', text: ' 13 14 15 16 17 18' },
      { prompt: '20 21', text: ' 22 23 24 25' },
    ]);
  });

  it('gives a beginning of forty characters where the document is long, and six hundred of what follows', async () => {
    const [first] = (await continuations(sitterOf([[0]], [counted(100, 400)]))) as { prompt: string; text: string }[];
    // Ten numbers of three digits and the spaces between them are 39 characters, eleven are 43.
    expect(first!.prompt).toBe(counted(100, 11).join(' '));
    expect(first!.text).toBe(`${counted(111, 150).map((number) => ` ${number}`).join('')} …`);
  });

  it('has the model go on from the same beginnings, by a stream of its own', async () => {
    const { model } = await modelled(ngram.create({ order: 2, smoothing: 'none', maxTokens: 20 }), heldOut, []);
    expect(await continuations(sitterOf([[0]], heldOut, { model }))).toEqual(await continuations(sitterOf([[0]], heldOut)));
    const seen: string[] = [];
    const watching: Fitted<Documents> = { ...answering((given) => given), sample: (_, { given, streams: own }) => (seen.push(own.key), given!) };
    await continuations(sitterOf([[0]], heldOut, { model: watching, streams: streams('portrait') }));
    expect(seen).toEqual(['portrait/prompts']);
  });

  it.each<[string, number[][], Fitted<Documents> | undefined, string]>([
    ['no document is long enough', [[1], [2, 3]], undefined, 'no held-out document is long enough to have a beginning'],
    ['nothing is held out', [], undefined, 'no held-out document is long enough to have a beginning'],
    ['the family says nothing of prompts', heldOut, answering((given) => given, false), 'the family of the model does not say that it goes on from what is given'],
    ['the model forgets the prompt', heldOut, answering(() => documentsOf([[5], [5], [5]])), 'the model does not begin with what it is given'],
    ['the model answers too few', heldOut, answering(() => documentsOf([[0, 1]])), 'the model does not begin with what it is given'],
    ['the model breaks', heldOut, answering(() => { throw new Error('out of words'); }), 'the model could not go on from what is given: out of words'],
  ])('says why there are none where %s', async (_, held, model, absent) => {
    expect(await continuations(sitterOf([[0]], held, { model }))).toEqual({ absent });
  });
});
