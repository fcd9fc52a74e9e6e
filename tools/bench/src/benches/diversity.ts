// Measures of diversity: the default ones of text on a million tokens, those of document sets as the set grows, and those of points.
import {
  asymptoticHillNumber, distinctUpTo, hillNumber, knnEntropy, mattr, minHashNearDuplicateRate, mtld, nearDuplicateRate, precisionRecall, rareCounts,
  rarefiedHillNumber, sampleCoverage, selfBleu, survivingTypes, tokenCounts, vendiScoreOfFeatures, wasserstein1d,
} from '@collapse-lab/diversity';
import { streams, type Documents, type Points, type Rng } from '@collapse-lab/numeric';
import { against } from '../beside.ts';
import type { Figure } from '../figure.ts';
import { interleaved, processorMilliseconds, type Timing } from '../median.ts';
import { askPython } from '../python.ts';

const TYPES = 50_000;
const TOKENS = 1_000_000;

/** Microseconds a million tokens took elsewhere (one core): LexicalRichness for MATTR and MTLD; plain Python for distinct-1 to -4; SciPy 1.10.1, 100,000 values each. */
const STORED = { mattr: 0.9e6, mtld: 0.1e6, distinct: 1.2e6, wasserstein: 22e3 };

/** Distinct n-grams of a million tokens of Zipf's law as sets of tuples, and SciPy's distance; prints microseconds for each. */
const PYTHON = `
import time, numpy
from scipy.stats import wasserstein_distance
draws = numpy.random.default_rng(1)
law = 1 / (numpy.arange(${TYPES}) + 2.7)
tokens = draws.choice(${TYPES}, ${TOKENS}, p=law / law.sum()).tolist()
start = time.process_time()
for n in (1, 2, 3, 4):
    grams = set()
    for at in range(0, ${TOKENS}, 200):
        document = tokens[at:at + 200]
        grams.update(zip(*(document[i:] for i in range(n))))
print(1e6 * (time.process_time() - start))
a, b = draws.standard_normal(100_000), draws.standard_normal(100_000)
start = time.process_time()
wasserstein_distance(a, b)
print(1e6 * (time.process_time() - start))
`;

export async function* diversity(): AsyncGenerator<Figure> {
  yield* defaultPanel();
  yield* documentSets();
  yield* points();
  yield* peers();
}

/** Independent draws of Zipf's law repeat few n-grams, which is the slow case: nearly every one is new. */
async function* defaultPanel(): AsyncGenerator<Figure> {
  const rng = streams('bench').fork('panel').rng();
  const zipf = zipfDraws();
  const documents = drawnDocuments(TOKENS / 200, 200, zipf, rng);
  const { tokens } = documents;
  const real = padded(tokenCounts(drawnDocuments(TOKENS / 200, 200, zipf, rng).tokens));
  const counts = padded(tokenCounts(tokens));
  const parts = {
    counts: () => rareCounts(tokenCounts(tokens)),
    mattr: () => mattr(tokens, 50),
    mtld: () => mtld(tokens, 0.72, 'le_nomin'),
    distinct: () => distinctUpTo(documents, 4, 'ngrams'),
    survival: () => survivingTypes(real, counts, { head: 0.5, torso: 0.9 }),
    hill: () => [hillNumber(counts, 0), hillNumber(counts, 1), hillNumber(counts, 2), asymptoticHillNumber(counts, 1)],
    coverage: () => sampleCoverage(counts),
  };
  const panel = (): unknown[] => Object.values(parts).map((part) => part());
  panel();
  const times = await interleaved({ panel, ...parts, rarefied: () => rarefiedHillNumber(counts, 1, TOKENS / 2) }, 5);
  yield milliseconds('default measures of text, 1,000,000 tokens', times.panel, '≤ 1000 ms');
  yield milliseconds('  the same in processor time, which a busy machine moves less', (await interleaved({ panel }, 5, processorMilliseconds)).panel);
  yield milliseconds('  types, hapax and dis legomena', times.counts);
  yield milliseconds('  MATTR-50', times.mattr);
  yield milliseconds('  MTLD', times.mtld);
  yield milliseconds('  distinct-1 … distinct-4', times.distinct);
  yield milliseconds('  surviving types by band', times.survival);
  yield milliseconds('  Hill numbers 0, 1, 2 and Chao–Wang–Jost', times.hill);
  yield milliseconds('  coverage', times.coverage);
  yield milliseconds('Hill number 1 rarefied to half, 1,000,000 tokens', times.rarefied);
}

/** Four times the documents must not take sixteen times as long. A tenth of them are near-copies of others. */
async function* documentSets(): AsyncGenerator<Figure> {
  const rng = streams('bench').fork('documents').rng();
  const zipf = zipfDraws();
  const sets = { small: withCopies(drawnDocuments(2_500, 100, zipf, rng), rng), large: withCopies(drawnDocuments(10_000, 100, zipf, rng), rng) };
  const exact = { shingle: 3, threshold: 0.5, counting: 'any-neighbour' } as const;
  const measures = {
    'self-BLEU-4, exact, every document': (documents: Documents) => selfBleu(documents, { longest: 4, smoothing: 'epsilon' }),
    'near-duplicates, exact Jaccard ≥ 0.5 of 3-grams': (documents: Documents) => nearDuplicateRate(documents, exact),
    'near-duplicates, MinHash of 32 bands × 4 rows': (documents: Documents) => minHashNearDuplicateRate(documents, { ...exact, bands: 32, rows: 4 }, streams('bench').rng()),
  };
  for (const [name, measure] of Object.entries(measures)) {
    measure(sets.small);
    const { small, large } = await interleaved({ small: () => measure(sets.small), large: () => measure(sets.large) }, 3);
    yield milliseconds(`${name}: 10,000 documents of 100`, large);
    yield { figure: '  against 2,500 documents', value: `${(large.median / small.median).toFixed(2)} ×`, spread: '', must: '≤ 8 × (16 × is quadratic)' };
  }
}

async function* points(): AsyncGenerator<Figure> {
  const rng = streams('bench').fork('points').rng();
  const normals = (count: number, dimensions: number): Points => ({ values: Float64Array.from({ length: count * dimensions }, () => rng.normal()), dimensions });
  const [line, other] = [normals(100_000, 1), normals(100_000, 1)];
  const [plane, fake] = [normals(2_000, 2), normals(2_000, 2)];
  const features = normals(10_000, 64);
  const times = await interleaved(
    {
      wasserstein: () => wasserstein1d(line.values, other.values, 1),
      entropy: () => knnEntropy(line, 3, 'euclidean'),
      recall: () => precisionRecall(plane, fake, 5),
      vendi: () => vendiScoreOfFeatures(features, 1),
    },
    3,
  );
  yield milliseconds('Wasserstein-1 on the line, 100,000 values each', times.wasserstein);
  yield milliseconds('kNN entropy on the line, 100,000 values', times.entropy);
  yield milliseconds('precision, recall, density, coverage, 2,000 points each', times.recall);
  yield milliseconds('Vendi score, 10,000 items of 64 features', times.vendi);
}

/** In processor time, as Python's own clock has it. */
async function* peers(): AsyncGenerator<Figure> {
  const rng = streams('bench').fork('peers').rng();
  const documents = drawnDocuments(TOKENS / 200, 200, zipfDraws(), rng);
  const [line, other] = [0, 1].map(() => Float64Array.from({ length: 100_000 }, () => rng.normal()));
  const measured = { distinct: [] as number[], wasserstein: [] as number[] };
  const ours = {
    mattr: () => mattr(documents.tokens, 50),
    mtld: () => mtld(documents.tokens, 0.72, 'le_nomin'),
    distinct: () => distinctUpTo(documents, 4, 'ngrams'),
    wasserstein: () => wasserstein1d(line!, other!, 1),
  };
  const askPeer = (): void => {
    const [distinct, wasserstein] = askPython(PYTHON) ?? [];
    if (distinct !== undefined) measured.distinct.push(distinct);
    if (wasserstein !== undefined) measured.wasserstein.push(wasserstein);
  };
  const times = await interleaved({ ...ours, askPeer }, 3, processorMilliseconds);
  yield milliseconds('distinct-1 … distinct-4, 1,000,000 tokens, processor time', times.distinct);
  yield* against('sets of tuples in Python', measured.distinct, STORED.distinct, times.distinct, 1);
  yield milliseconds('MATTR-50, the same', times.mattr);
  yield* against('LexicalRichness', [], STORED.mattr, times.mattr, 1);
  yield milliseconds('MTLD, the same', times.mtld);
  yield* against('LexicalRichness', [], STORED.mtld, times.mtld, 1);
  yield milliseconds('Wasserstein-1 on the line, 100,000 values each', times.wasserstein);
  yield* against('SciPy', measured.wasserstein, STORED.wasserstein, times.wasserstein, 1);
}

function milliseconds(figure: string, { median, fastest, slowest, runs }: Timing, must?: string): Figure {
  const show = (ms: number): string => ms.toPrecision(3);
  return { figure, value: `${show(median)} ms`, spread: `${show(fastest)} … ${show(slowest)} of ${runs}`, ...(must !== undefined && { must }) };
}

/** Draws a type with probability ∝ 1 / (rank + 2.7). */
function zipfDraws(): (rng: Rng) => number {
  let sum = 0;
  const cumulative = Float64Array.from({ length: TYPES }, (_, rank) => (sum += 1 / (rank + 2.7)));
  return (rng) => {
    const u = rng.uniform() * sum;
    let low = 0;
    let high = TYPES - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle]! > u) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

function drawnDocuments(count: number, length: number, draw: (rng: Rng) => number, rng: Rng): Documents {
  return { tokens: Uint32Array.from({ length: count * length }, () => draw(rng)), starts: Uint32Array.from({ length: count + 1 }, (_, d) => d * length) };
}

/** Every tenth document becomes a copy of the one before with one token changed. */
function withCopies({ tokens, starts }: Documents, rng: Rng): Documents {
  const copied = tokens.slice();
  for (let d = 9; d + 1 < starts.length; d += 10) {
    copied.copyWithin(starts[d]!, starts[d - 1]!, starts[d]!);
    copied[starts[d]! + rng.below(starts[d + 1]! - starts[d]!)] = TYPES;
  }
  return { tokens: copied, starts };
}

function padded(counts: Uint32Array): Uint32Array {
  const all = new Uint32Array(TYPES);
  all.set(counts);
  return all;
}
