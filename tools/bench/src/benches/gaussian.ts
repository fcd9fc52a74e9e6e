// Ten thousand chains of Gaussians over a thousand generations, in processor time, beside NumPy, which takes many chains at once: by points
// and by what samples come to. Ours run through the whole loop, with rows for generations 0, 1 and 1,000.
import { points } from '@collapse-lab/gmm';
import { policies } from '@collapse-lab/runner';
import { against, microseconds } from '../beside.ts';
import { drain } from '../drain.ts';
import type { Figure } from '../figure.ts';
import { interleaved, processorMilliseconds } from '../median.ts';
import { opened } from '../opened.ts';
import { askPython } from '../python.ts';

const ROUNDS = 5;
const [CHAINS, GENERATIONS] = [10_000, 1000];

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
  const contenders = { points: await chains('points'), statistics: await chains('statistics') };
  for (const warmUp of Object.values(contenders)) await warmUp(500);
  const peer = { points: [] as number[], statistics: [] as number[] };
  const askPeer = (): void => {
    const [ofPoints, ofStatistics] = askPython(NUMPY) ?? [];
    if (ofPoints !== undefined) peer.points.push(ofPoints);
    if (ofStatistics !== undefined) peer.statistics.push(ofStatistics);
  };
  const all = { points: () => contenders.points(CHAINS), statistics: () => contenders.statistics(CHAINS) };
  const times = await interleaved({ ...all, askPeer }, ROUNDS, processorMilliseconds);
  const parts = CHAINS * GENERATIONS;
  yield microseconds("10,000 chains × 1,000 generations, n = 100, points: a chain's generation", times.points, parts);
  yield* against('NumPy', peer.points, STORED.points, times.points, parts, '≥ 4 ×');
  yield microseconds('  the same by mean and scatter', times.statistics, parts);
  yield* against('NumPy by mean and scatter', peer.statistics, STORED.statistics, times.statistics, parts, '≥ 2 ×');
}

/** Runs so many chains. */
async function chains(sampling: 'points' | 'statistics'): Promise<(count: number) => Promise<void>> {
  const text = `name: chains
world: { kind: mixture, means: [0], stdDevs: [1], weights: [1] }
model: { family: gaussian, divisor: n-1, sampling: ${sampling} }
policy: { kind: replace }
size: 100
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
