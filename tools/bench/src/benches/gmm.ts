// Generations of a mixture of two Gaussians on the line under scikit-learn's rule, in processor time, beside scikit-learn. The plain
// kernels give the same bits as those in WebAssembly, only later.
import { fitMixture1d, kMeansStart, sampleMixture1d, withPlainKernels, type LineRule, type Mixture1d } from '@collapse-lab/gmm';
import { streams } from '@collapse-lab/numeric';
import { against, microseconds } from '../beside.ts';
import type { Figure } from '../figure.ts';
import { interleaved, processorMilliseconds, timing } from '../median.ts';
import { askPython } from '../python.ts';

const ROUNDS = 7;
const N = 10_000;
/** Per round; the plain kernels, which take longer, run through fewer. */
const [GENERATIONS, FEWER] = [2000, 200];
const RULE: LineRule = { tolerance: 1e-3, maxIterations: 100, varianceFloor: 1e-6 };
const SINGLE: LineRule = { ...RULE, precision: 'f32' };
const LAW: Mixture1d = { weights: Float64Array.of(0.5, 0.5), means: Float64Array.of(-2, 2), variances: Float64Array.of(1, 1) };

/** Microseconds per generation of scikit-learn 1.2.1 where they were last measured (2 cores), for machines that lack it. */
const STORED = 4085;

/** Fits and samples from generation to generation; prints microseconds for a generation and EM iterations, both on average. */
const SKLEARN = `
import sys, time, numpy
from sklearn.mixture import GaussianMixture
draws = numpy.random.RandomState(int(sys.argv[1]))
x = (numpy.where(draws.rand(${N}) < 0.5, -2.0, 2.0) + draws.randn(${N})).reshape(-1, 1)
iterations = 0
for generation in range(70):
    if generation == 10: start = time.process_time()
    model = GaussianMixture(2, random_state=draws).fit(x)
    if generation >= 10: iterations += model.n_iter_
    x, _ = model.sample(${N})
print(1e6 * (time.process_time() - start) / 60, iterations / 60)
`;

export async function* gmm(): AsyncGenerator<Figure> {
  yield* mixtureGenerations();
  yield* mixtureParts();
}

async function* mixtureGenerations(): AsyncGenerator<Figure> {
  const [wasmChain, singleChain, plainChain] = [chainOf('bench'), chainOf('bench', SINGLE), chainOf('bench')];
  const run = (chain: Chain, generations: number) => (): void => { for (let t = 0; t < generations; t++) chain.step(); };
  const contenders = { wasm: run(wasmChain, GENERATIONS), single: run(singleChain, GENERATIONS), plain: () => withPlainKernels(run(plainChain, FEWER)) };
  for (const warmUp of Object.values(contenders)) warmUp();
  const peer: number[] = [];
  const peerIterations: number[] = [];
  let seed = 0;
  const askPeer = (): void => {
    const [microseconds, iterations] = askPython(SKLEARN, String(seed++)) ?? [];
    if (microseconds === undefined) return;
    peer.push(microseconds);
    peerIterations.push(iterations!);
  };
  const times = await interleaved({ ...contenders, askPeer }, ROUNDS, processorMilliseconds);
  yield microseconds('mixture K = 2, N = 10,000: fit and sample, WebAssembly', times.wasm, GENERATIONS);
  yield microseconds('  the same in plain TypeScript', times.plain, FEWER);
  yield* against('scikit-learn', peer, STORED, times.wasm, GENERATIONS, '≥ 30 ×');
  yield microseconds('  the same in single precision, WebAssembly', times.single, GENERATIONS);
  yield* against('scikit-learn', peer, STORED, times.single, GENERATIONS, '≥ 65 × (aim)');
  const iterations = (wasmChain.iterations() / wasmChain.steps()).toFixed(2);
  yield { figure: '  EM iterations, on average', value: iterations, spread: peer.length > 0 ? `${timing(peerIterations).median.toFixed(2)} in scikit-learn` : '' };
}

/** What a generation is made of: each part again and again on the items and laws of some generations. */
async function* mixtureParts(): AsyncGenerator<Figure> {
  const [count, times] = [50, 20];
  const chain = chainOf('parts');
  const states = Array.from({ length: count }, () => chain.step());
  const each = (part: (state: (typeof states)[number]) => unknown) => (): void => { for (let time = 0; time < times; time++) states.forEach(part); };
  const parts = {
    'k-means++, Lloyd and the first M-step': each(({ values, own }) => kMeansStart(values, { components: 2, ...RULE }, own.fork('k-means').rng())),
    'expectation–maximisation': each(({ values, start }) => fitMixture1d(values, start, RULE)),
    'expectation–maximisation in single precision': each(({ values, start }) => fitMixture1d(values, start, SINGLE)),
    'sampling': each(({ law, own }) => sampleMixture1d(law, N, own)),
  };
  for (const warmUp of Object.values(parts)) warmUp();
  for (const [name, time] of Object.entries(await interleaved(parts, ROUNDS, processorMilliseconds))) yield microseconds(`  of it ${name}`, time, count * times);
}

interface Chain {
  step(): { values: Float64Array; start: Mixture1d; law: Mixture1d; own: ReturnType<typeof streams> };
  steps(): number;
  iterations(): number;
}

function chainOf(seed: string, rule = RULE): Chain {
  const root = streams(seed);
  let values = sampleMixture1d(LAW, N, root);
  let [steps, iterations] = [0, 0];
  return {
    step() {
      const own = root.fork('generation', steps++);
      const start = kMeansStart(values, { components: 2, varianceFloor: rule.varianceFloor }, own.fork('k-means').rng());
      if ('ended' in start) throw new Error(start.ended.message);
      const fit = fitMixture1d(values, start, rule);
      if ('ended' in fit) throw new Error(fit.ended.message);
      iterations += fit.iterations;
      const before = values;
      values = sampleMixture1d(fit.law, N, own);
      return { values: before, start, law: fit.law, own };
    },
    steps: () => steps,
    iterations: () => iterations,
  };
}
