// How fast a transformer of size S trains, wherever this is called: in Node or in a browser.
import { streams, type Documents } from '@collapse-lab/numeric';
import type { Model } from '@collapse-lab/runner';
import { text } from '@collapse-lab/text';

const SYMBOLS = 512;
const CONTEXT = 64;
const TOKENS = 131_072;

/** Milliseconds that pass in each of some fits, after one that is not counted, and the tokens trained on in each. */
export async function trainingTimes(rounds: number): Promise<{ readonly tokens: number; readonly milliseconds: readonly number[] }> {
  const keys = { architecture: 'lean', vocabulary: SYMBOLS - 1, context: CONTEXT, width: 64, layers: 2, heads: 2, start: 'scratch', learningRate: 0.001, maxTokens: CONTEXT };
  const model = text.open((domain) => domain.families.get('transformer').create({ ...keys, train: { tokens: TOKENS } }) as unknown as Model<Documents>);
  const rng = streams('bench').fork('transformer').rng();
  const items = { tokens: Uint32Array.from({ length: 100_000 }, () => rng.below(SYMBOLS - 1)), starts: Uint32Array.of(0, 100_000) };
  const milliseconds: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const start = performance.now();
    const outcome = await model.fit({ items, bornIn: new Uint32Array(1), bornBy: new Uint16Array(1) }, { streams: streams('bench'), previous: undefined });
    if ('ended' in outcome) throw new Error(outcome.ended.message);
    milliseconds.push(performance.now() - start);
  }
  return { tokens: TOKENS, milliseconds: milliseconds.slice(1) };
}
