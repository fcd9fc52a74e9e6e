// Ten thousand chains of Gaussians over a thousand generations, in processor time, beside NumPy, which takes many chains at once and keeps
// no rows: by points and by what samples come to. Of ours, the leap of the family alone, called once a chain as the loop calls it, which is
// what NumPy does; and the whole loop, with its streams, real data and rows for generations 0, 1 and 1,000.
import { points, pointsAlgebra } from '@collapse-lab/gmm';
import { scalars, streams } from '@collapse-lab/numeric';
import { policies, type Batch, type Domain } from '@collapse-lab/runner';
import { against, microseconds } from '../beside.ts';
import { drain } from '../drain.ts';
import type { Figure } from '../figure.ts';
import { interleaved, processorMilliseconds } from '../median.ts';
import { opened } from '../opened.ts';
import { askPython } from '../python.ts';

const ROUNDS = 7;
const [CHAINS, GENERATIONS, SIZE] = [10_000, 1000, 100];
/** Ways to draw, with what leaps must reach of NumPy's speed. */
const MUST = { points: '≥ 4 ×', statistics: '≥ 2 ×' } as const;
type Sampling = keyof typeof MUST;

/** Microseconds for one chain's generation of NumPy 1.24.2 where they were last measured (2 cores), for machines that lack it. */
const STORED = { points: 1.07, statistics: 0.033 };

/**
 * The fastest forms that were found: normals drawn into one array, a thousand chains at a time so that it stays in the cache, and moments
 * of the normals instead of the points; a normal and a chi-square for each of all chains. Prints microseconds for one chain's generation.
 */
const NUMPY = `
import time, numpy
draws = numpy.random.default_rng(1)
n, chains, generations = 100, 1000, 200
z = numpy.empty((chains, n))
mean, std = numpy.zeros(chains), numpy.ones(chains)
start = time.process_time()
for generation in range(generations):
    draws.standard_normal(out=z)
    shift = z.mean(axis=1)
    z -= shift[:, None]
    mean += std * shift
    std *= numpy.sqrt(numpy.einsum('ij,ij->i', z, z) / (n - 1))
print(1e6 * (time.process_time() - start) / chains / generations)
chains, generations = 10_000, 1000
mean, variance = numpy.zeros(chains), numpy.ones(chains)
start = time.process_time()
for generation in range(generations):
    mean += numpy.sqrt(variance / n) * draws.standard_normal(chains)
    variance *= draws.chisquare(n - 1, chains) / (n - 1)
print(1e6 * (time.process_time() - start) / chains / generations)
`;

export async function* gaussian(): AsyncGenerator<Figure> {
  for (const sampling of ['points', 'statistics'] as const) {
    const [leap, loop] = [await points.open((domain) => leaps(domain, sampling)), await loops(sampling)];
    leap(500);
    await loop(500);
    const peer: number[] = [];
    const askPeer = (): void => {
      const numbers = askPython(NUMPY);
      if (numbers) peer.push(numbers[sampling === 'points' ? 0 : 1]!);
    };
    const times = await interleaved({ leap: () => { leap(CHAINS); }, loop: () => loop(CHAINS), askPeer }, ROUNDS, processorMilliseconds);
    const parts = CHAINS * GENERATIONS;
    const by = sampling === 'points' ? 'points' : 'mean and scatter';
    yield microseconds(`10,000 chains × 1,000 generations, n = 100, by ${by}: a chain's generation, leaps alone`, times.leap, parts);
    yield* against('NumPy', peer, STORED[sampling], times.leap, parts, MUST[sampling]);
    yield microseconds('  the same through the whole loop, with rows', times.loop, parts);
    yield* against('NumPy', peer, STORED[sampling], times.loop, parts);
  }
}

/** Leaps so many chains from one sample through all their generations, each by its own streams. */
async function leaps<D>({ algebra, families }: Domain<D>, sampling: Sampling): Promise<(count: number) => void> {
  const model = families.get('gaussian').create({ divisor: 'n-1', sampling });
  const root = streams('leaps');
  const values = new Float64Array(SIZE);
  root.rng().fillNormals(values, 0, 1);
  const sample = algebra.decode(pointsAlgebra.encode(scalars(values)));
  const all = Uint32Array.from(values.keys());
  const origin = { bornIn: new Uint32Array(SIZE), bornBy: new Uint16Array(SIZE) };
  const batch = (): Batch<D> => ({ items: algebra.take(sample, all), ...origin });
  const first = await model.fit(batch(), { streams: root, previous: undefined });
  if ('ended' in first || !model.leap) throw new Error('the family gaussian must fit normals, and leap');
  const { leap } = model;
  const decoding = {};
  return (count) => {
    for (let chain = 0; chain < count; chain++) {
      const range = root.fork('chain', chain).range('generation', 1).fork('member', 0);
      const { times } = leap(batch(), first.fitted, GENERATIONS, { fit: range.fork('fit'), sample: range.fork('sample'), decoding, decodingAt: () => decoding });
      if (times !== GENERATIONS) throw new Error(`a chain must leap ${GENERATIONS} generations, but leapt ${times}`);
    }
  };
}

/** Runs so many chains. */
async function loops(sampling: Sampling): Promise<(count: number) => Promise<void>> {
  const text = `name: chains
world: { kind: mixture, means: [0], stdDevs: [1], weights: [1] }
model: { family: gaussian, divisor: n-1, sampling: ${sampling} }
policy: { kind: replace }
size: ${SIZE}
heldOut: 1
generations: ${GENERATIONS}
chains: ${CHAINS + 1}
record: ${GENERATIONS}
measures: [parameters]
`;
  const lab = { domains: [points], policies };
  const study = await opened(lab, text);
  // Chain 0 is shown as it goes, and is not leapt.
  return async (count) => { for (let chain = 1; chain <= count; chain++) await drain(study.runChain('loop', chain)); };
}
