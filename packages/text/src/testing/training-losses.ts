// A transformer trained on symbols with a pattern, wherever this is called.
import { streams } from '@collapse-lab/numeric';
import { initialParameters } from '../transformer/initial-parameters.ts';
import type { Architecture } from '../transformer/network.ts';
import { symbolsOf } from '../transformer/symbols.ts';
import { beginning, trainTransformer } from '../transformer/train-transformer.ts';
import { Windows } from '../transformer/windows.ts';

const BATCH = 32;

/** The loss of every step, in nats per token. */
export async function trainingLosses(architecture: Architecture, steps: number): Promise<number[]> {
  const root = streams('browser');
  const rng = root.fork('text').rng();
  const types = architecture.symbols - 1;
  const tokens = new Uint32Array(20_000);
  // Mostly what the last symbol says, so that there is something to learn.
  for (let at = 1; at < tokens.length; at++) tokens[at] = rng.uniform() < 0.8 ? (5 * tokens[at - 1]! + 1) % types : rng.below(types);
  const items = { tokens, starts: Uint32Array.of(0, tokens.length) };
  const windows = new Windows(items, symbolsOf(Uint32Array.from({ length: types }, (_, type) => type)), architecture.context, tokens.length + 1, root.fork('windows'));
  const plan = {
    architecture,
    steps,
    batch: BATCH,
    schedule: { learningRate: 0.003, warmup: 0.05, finalShare: 0.1 },
    optimizer: { beta1: 0.9, beta2: 0.95, epsilon: 1e-8, weightDecay: 0.1, clipNorm: 1 },
    threads: 1,
  };
  let progress = beginning(initialParameters(architecture, root.fork('initial').rng()), steps);
  for await (progress of trainTransformer(plan, windows, progress));
  return [...progress.losses];
}
