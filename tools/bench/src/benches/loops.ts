// Whole generations of the two studies that come first: fit, sample and the default measures, without disk.
import { points } from '@collapse-lab/gmm';
import { policies, type Lab } from '@collapse-lab/runner';
import { text } from '@collapse-lab/text';
import { drain } from '../drain.ts';
import type { Figure } from '../figure.ts';
import { interleaved } from '../median.ts';
import { opened } from '../opened.ts';

const lab: Lab = { domains: [points, text], policies };

const MIXTURE = `name: mixture
world: { kind: mixture, means: [-2, 2], stdDevs: [1, 1], weights: [0.5, 0.5] }
model: { family: mixture, components: 2, rule: sklearn, init: kmeans, start: cold, tolerance: 0.001, maxIterations: 100, varianceFloor: 0.000001, order: by-mean }
policy: { kind: replace }
size: 10000
heldOut: 2000
generations: 500
chains: 1
`;

const NGRAM = `name: ngram
world: { kind: corpus, text: moby-dick, tokenizer: words, documents: paragraphs, reuse: true }
model: { family: ngram, order: 3, smoothing: witten-bell, maxTokens: 1000 }
policy: { kind: replace }
size: 1000
heldOut: 300
generations: 20
chains: 1
`;

export async function* loops(): AsyncGenerator<Figure> {
  const mixture = await warmed(MIXTURE);
  const bare = await warmed(`${MIXTURE}measures: [sizes]\n`);
  const ngram = await warmed(NGRAM);
  const times = await interleaved({ mixture, bare, ngram }, 5);
  yield perGeneration('mixture K = 2, N = 10,000: fit, sample, default measures', times.mixture, 500);
  yield perGeneration('mixture K = 2, N = 10,000: fit and sample', times.bare, 500);
  yield perGeneration('trigrams of 1,000 paragraphs: fit, sample, default measures', times.ngram, 20);
}

async function warmed(study: string): Promise<() => Promise<void>> {
  const open = await opened(lab, study);
  const run = (): Promise<void> => drain(open.runChain('loop', 0));
  await run();
  return run;
}

function perGeneration(figure: string, { median, fastest, slowest, runs }: { median: number; fastest: number; slowest: number; runs: number }, generations: number): Figure {
  const show = (ms: number): string => (ms / generations).toPrecision(3);
  return { figure, value: `${show(median)} ms`, spread: `${show(fastest)} … ${show(slowest)} of ${runs}` };
}
