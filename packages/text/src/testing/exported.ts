// Small transformers trained on a small text, to be exported.
import { streams, type Documents } from '@collapse-lab/numeric';
import type { Fitted, ModelFiles, World } from '@collapse-lab/runner';
import { memoryHost } from '@collapse-lab/runner/testing';
import { transformer } from '../families/transformer.ts';
import { corpus } from '../worlds/corpus.ts';

const LINES = ['The whale, the whale!', 'A ship sails; the whale dives.', 'Call me Ishmael: the ship’s café is small.', 'The whale dives, a ship sails.', 'Small ships sail 1851 times.', 'Ahab calls the whale.'];
export const TEXT = Array.from({ length: 60 }, (_, i) => `${LINES[i % LINES.length]!} ${LINES[(i * 5 + 1) % LINES.length]!}`).join('\n');
export const TINY = { context: 24, width: 16, layers: 2, heads: 2, start: 'scratch', train: { epochs: 2 }, learningRate: 0.01, batch: 4, maxTokens: 40 };
export const root = streams('export');

/** The text, so cut. */
export async function openCorpus(tokenizer: unknown, files: ModelFiles = {}): Promise<World<Documents>> {
  return corpus.create({ path: 'a.txt', tokenizer, documents: 'lines' }).open({ host: memoryHost({ 'a.txt': TEXT, ...files }), streams: root, heldOut: 4 });
}

/** A model of documents of this world. */
export async function trained(world: World<Documents>, keys: object): Promise<Fitted<Documents>> {
  const items = world.draw({ from: 'fixed', count: 40, generation: 0, taken: 0, member: 0 }, root);
  const outcome = await transformer.create({ ...TINY, ...keys }).fit({ items, bornIn: new Uint32Array(40), bornBy: new Uint16Array(40) }, { streams: root, previous: undefined });
  if ('ended' in outcome) throw new Error(outcome.ended.message);
  return outcome.fitted;
}
