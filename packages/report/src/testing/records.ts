// Records as runs leave them, computed from sines so that every machine draws the same figures.
import type { Column, JournalRow, Outcome, PortraitRecord, Row, RunRecord, Study } from '@collapse-lab/runner';

/** A number in −1 … 1 that looks like noise and depends on nothing but its arguments. */
export function wobble(...seeds: readonly number[]): number {
  const folded = seeds.reduce((sum, seed, i) => sum + (seed + 1.3) * (12.9898 + 65.173 * i), 0);
  const wave = Math.sin(folded) * 43758.5453;
  return (wave - Math.floor(wave)) * 2 - 1;
}

/** A slow wander of a chain: sums of sines with the chain's own phases, 0 at generation 1. */
function wander(chain: number, generation: number, scale: number): number {
  const at = (g: number): number => Math.sin(g / 310 + chain * 2.1) + 0.45 * Math.sin(g / 83 + chain * 5.3) + 0.2 * Math.sin(g / 19 + chain);
  return scale * (at(generation) - at(1)) + 0.01 * wobble(chain, generation);
}

const sizes: readonly Column[] = [
  { name: 'sampleItems', summary: 'Items drawn from the model (at generation 0: real items).', unit: 'items' },
  { name: 'sampleUnits', summary: 'Units in those items.', unit: 'units' },
  { name: 'trainingItems', summary: 'Items in the training batch.', unit: 'items' },
  { name: 'realShare', summary: 'Share of the training items that are real (born in generation 0).' },
];
const heldOut: readonly Column[] = [
  { name: 'heldOutNll', summary: 'Mean negative log-likelihood of the held-out real units under the scored law; +∞ where it gives one of them zero probability.', unit: 'nats per unit' },
  { name: 'fidelityLoss', summary: "heldOutNll minus generation 1's; absent where either is infinite.", unit: 'nats per unit' },
  { name: 'impossibleShare', summary: 'Share of held-out real units that the law the model samples from gives zero probability.' },
];
const support: readonly Column[] = [
  { name: 'effectiveSupport', summary: 'Hill number of order 1 of the sample over equal-probability cells of generation 0.', unit: 'cells' },
  { name: 'relativeSupport', summary: "effectiveSupport divided by generation 1's." },
];
const mixtureColumns: readonly Column[] = [
  ...['weight1', 'weight2'].map((name) => ({ name, summary: 'Mixing weight; components are sorted by mean.' })),
  ...['mean1', 'mean2'].map((name) => ({ name, summary: 'Mean of a component.', unit: 'value' })),
  ...['stdDev1', 'stdDev2'].map((name) => ({ name, summary: 'Standard deviation of a component, divisor n.', unit: 'value' })),
  { name: 'emIterations', summary: 'EM iterations until the stopping rule held.', unit: 'iterations' },
  { name: 'variance', summary: 'Variance of the sample, divisor n − 1.', unit: 'value²' },
  { name: 'differentialEntropy', summary: 'Entropy of the fitted law by quadrature.', unit: 'nats' },
];
const textColumns: readonly Column[] = [
  { name: 'types', summary: 'Distinct tokens in the sample.', unit: 'types' },
  { name: 'typeTokenRatio', summary: 'Types per token of the sample; falls as the sample grows.', unit: 'types per token' },
  { name: 'hapaxShare', summary: 'Share of the types that occur once in the sample.' },
  { name: 'coverage', summary: 'Chao–Jost estimate of the probability that the types of the sample have in its source.' },
  { name: 'ngrams', summary: 'Distinct n-grams of the full order in the training batch, with start and end symbols.', unit: 'n-grams' },
];

const mixtureStudy: Study = {
  name: 'mixture-1d',
  title: 'Gaussian mixture, 1-D',
  world: { kind: 'mixture', weights: [0.3, 0.7], means: [-2, 1.5], stdDevs: [0.8, 1] },
  model: { family: 'gmm', components: 2, varianceDivisor: 'n', tolerance: 0.000001, maxIterations: 200 },
  policy: { kind: 'mix', real: 0, synthetic: 1, realFrom: 'fresh' },
  decoding: {},
  selection: [],
  size: 1000,
  heldOut: 5000,
  generations: 1000,
  chains: 4,
  control: 2,
  seed: 7,
  record: 10,
  measures: [{ kind: 'sizes' }, { kind: 'held-out' }, { kind: 'parameters' }, { kind: 'support', cells: 64 }],
};

const novelStudy: Study = {
  ...mixtureStudy,
  name: 'novel-trigram',
  title: 'Trigram model of a novel',
  world: { kind: 'corpus', path: 'novel.txt', unit: 'words' },
  model: { family: 'ngram', order: 3, smoothing: 'witten-bell' },
  size: 900,
  heldOut: 300,
  generations: 20,
  record: 1,
  measures: [{ kind: 'sizes' }, { kind: 'held-out' }, { kind: 'parameters' }, { kind: 'vocabulary' }],
};

/** Recorded generations of a study: 0, 1, every `record`-th and the last. */
export function recorded({ generations, record }: Study): number[] {
  return Array.from({ length: generations + 1 }, (_, t) => t).filter((t) => t <= 1 || t === generations || t % record === 0);
}

function mixtureRow(chain: number, t: number, lost: number): Row {
  const shrink = lost * (1 - Math.exp(-t / 700)) + 0.4 * lost * wander(chain, t, 0.25);
  const relativeSupport = t <= 1 ? 1 : Math.exp(-shrink);
  const entropy = 1.82 - shrink;
  const base = {
    sampleItems: 1000, sampleUnits: 1000, trainingItems: 1000, realShare: t <= 1 ? 1 : lost < 0.1 ? 1 : 0,
    effectiveSupport: 63.2 * relativeSupport, relativeSupport, variance: Math.exp(2 * (entropy - 1.419)),
  };
  if (t === 0) return base;
  const fidelityLoss = t === 1 ? 0 : 0.5 * shrink * shrink + 0.004 * lost * t / 100 + 0.001 * wobble(chain, t, 2);
  const weight1 = 0.3 + 0.25 * lost * wander(chain, t, 0.3);
  return {
    ...base, heldOutNll: 1.83 + fidelityLoss, fidelityLoss, impossibleShare: 0, weight1, weight2: 1 - weight1,
    mean1: -2 + lost * wander(chain + 2, t, 0.35), mean2: 1.5 + lost * wander(chain + 5, t, 0.3),
    stdDev1: 0.8 * Math.exp(-1.3 * shrink), stdDev2: Math.exp(-0.8 * shrink),
    emIterations: Math.round(60 + 30 * wobble(chain, t, 9)), differentialEntropy: entropy,
  };
}

function novelRow(chain: number, t: number, lost: number): Row {
  const relativeSupport = t <= 1 ? 1 : Math.exp(-lost * 0.9 * Math.log(t)) * (1 + 0.02 * wobble(chain, t));
  const types = Math.round(6100 * (t === 0 ? 1.04 : relativeSupport));
  const base = {
    sampleItems: 900, sampleUnits: 18000 + Math.round(400 * wobble(chain, t, 4)), trainingItems: 900, realShare: t <= 1 || lost < 0.1 ? 1 : 0,
    effectiveSupport: 412 * relativeSupport * (t === 0 ? 1.06 : 1), ...(t > 0 && { relativeSupport }),
    types, typeTokenRatio: types / 18000, hapaxShare: 0.52 - 0.02 * lost * t, coverage: 0.83 + 0.007 * lost * t,
  };
  if (t === 0) return base;
  const fidelityLoss = t === 1 ? 0 : lost * 1.1 * Math.log(t) + 0.03 * wobble(chain, t, 1);
  return { ...base, heldOutNll: 6.4 + fidelityLoss, fidelityLoss, impossibleShare: Math.min(0.99, 0.31 + 0.2 * lost * Math.log(t)), ngrams: Math.round(15800 * relativeSupport) };
}

function rowsOf(study: Study, rowAt: (chain: number, t: number, lost: number) => Row, lost: number): JournalRow[] {
  const arms = [['loop', study.chains, lost], ['control', study.control, 0.01]] as const;
  return arms.flatMap(([arm, chains, loss]) =>
    Array.from({ length: chains }, (_, chain) =>
      recorded(study).map((generation) => ({ arm, chain, member: 0, generation, values: rowAt(chain, generation, loss) })),
    ).flat(),
  );
}

function outcomesOf({ chains, control, generations }: Study): Outcome[] {
  const arms = [['loop', chains], ['control', control]] as const;
  return arms.flatMap(([arm, n]) => Array.from({ length: n }, (_, chain) => ({ arm, chain, status: 'complete' as const, generation: generations })));
}

function mixturePortrait(generation: number, lost: number): PortraitRecord {
  const x = Array.from({ length: 121 }, (_, i) => -6 + i * 0.1);
  const bell = (value: number, mean: number, stdDev: number): number => Math.exp(-0.5 * ((value - mean) / stdDev) * ((value - mean) / stdDev)) / (stdDev * 2.5066);
  const density = x.map((value) => 0.3 * bell(value, -2 + lost, 0.8 - 0.5 * lost) + 0.7 * bell(value, 1.5 - 0.4 * lost, 1 - 0.5 * lost));
  return { arm: 'loop', chain: 0, generation, text: '−2.31 1.40 0.92 …', curve: { x, density } };
}

/** A mixture run: 1,000 generations, 4 chains, 2 control chains, complete; `changes` replace fields of its study. */
export function mixtureRun(changes: Partial<Study> = {}): RunRecord {
  const study = { ...mixtureStudy, ...changes };
  return {
    study,
    folder: 'runs/mixture-1d',
    words: { items: 'points', units: 'points' },
    facts: { dimension: 1, truth: 'known' },
    columns: [...sizes, ...heldOut, ...mixtureColumns, ...support],
    freeParameters: 5,
    rows: rowsOf(study, mixtureRow, 0.45),
    outcomes: outcomesOf(study),
    portraits: [mixturePortrait(0, 0), mixturePortrait(1, 0.02), mixturePortrait(500, 0.4), mixturePortrait(1000, 0.75)],
  };
}

/** An n-gram run: 20 generations, 4 chains, 2 control chains, complete, with texts to read. */
export function novelRun(changes: Partial<Study> = {}): RunRecord {
  const study = { ...novelStudy, ...changes };
  const lines = (words: string): string => Array.from({ length: 6 }, (_, i) => `${words} ${words.split(' ').slice(i).join(' ')}`).join('\n');
  const texts = [
    [0, lines('The harbour lay still & grey in the morning , and nobody had yet come down from the hill to look after the boats .')],
    [1, lines('The boats lay grey in the hill , and nobody had come down to look at the morning .')],
    [20, lines('and the and the hill , and the and the .')],
  ] as const;
  return {
    study,
    folder: 'runs/novel-trigram',
    words: { items: 'documents', units: 'tokens' },
    facts: { source: 'novel.txt', documents: 4120, tokens: 81234, tokenizer: 'words' },
    columns: [...sizes, ...heldOut, ...textColumns, ...support],
    rows: rowsOf(study, novelRow, 0.55),
    outcomes: outcomesOf(study),
    portraits: texts.map(([generation, text]) => ({ arm: 'loop', chain: 0, generation, text })),
  };
}
