// Expectation–maximisation in eight dimensions beside scikit-learn, in processor time: both from the same start, twenty iterations.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { multivariate, withPlainKernels } from '@collapse-lab/gmm';
import { streams } from '@collapse-lab/numeric';
import { against, microseconds } from '../beside.ts';
import type { Figure } from '../figure.ts';
import { interleaved, processorMilliseconds } from '../median.ts';
import { askPython } from '../python.ts';

const ROUNDS = 7;
const [N, D, K, ITERATIONS] = [20_000, 8, 5, 20];
const RULE = { tolerance: 0, maxIterations: ITERATIONS, varianceFloor: 1e-6 };

/** Microseconds of scikit-learn 1.2.1 for the fit where it was last measured (2 cores), for machines that lack it. */
const STORED = 162_000;

/** Fits the points of one file from the means of another and unit covariances; prints microseconds, the lower bound, weights, means and covariances. */
const SKLEARN = `
import sys, time, warnings, numpy
from sklearn.mixture import GaussianMixture
warnings.simplefilter('ignore')
x, means = (numpy.fromfile(name).reshape(-1, ${D}) for name in sys.argv[1:3])
model = GaussianMixture(${K}, tol=0, max_iter=${ITERATIONS}, init_params='random_from_data', weights_init=numpy.full(${K}, 1 / ${K}), means_init=means, precisions_init=numpy.tile(numpy.eye(${D}), (${K}, 1, 1)))
start = time.process_time()
model.fit(x)
print(1e6 * (time.process_time() - start), model.lower_bound_, *model.weights_, *model.means_.ravel(), *model.covariances_.ravel())
`;

export async function* em(): AsyncGenerator<Figure> {
  const points = clumps();
  const start = unitStart(points);
  const fit = (): multivariate.MixtureFit => {
    const outcome = multivariate.fitMixture(points, start, RULE);
    if ('ended' in outcome) throw new Error(outcome.ended.message);
    return outcome;
  };
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const files = [points.values, start.means].map((numbers, i) => {
    const file = join(folder, String(i));
    writeFileSync(file, numbers);
    return file;
  });
  const peer: number[] = [];
  let farthest = NaN;
  const askPeer = (): void => {
    const [microseconds, ...expected] = askPython(SKLEARN, ...files) ?? [];
    if (microseconds === undefined) return;
    peer.push(microseconds);
    const { law, lowerBound } = fit();
    const found = [lowerBound, ...law.weights, ...law.means, ...law.covariances];
    farthest = Math.max(...found.map((number, i) => Math.abs(number - expected[i]!)));
  };
  const plain = (): unknown => withPlainKernels(fit);
  for (const warmUp of [fit, fit, plain]) warmUp();
  const times = await interleaved({ wasm: fit, plain, askPeer }, ROUNDS, processorMilliseconds);
  rmSync(folder, { recursive: true });
  yield microseconds(`mixture K = ${K}, d = ${D}, full, N = 20,000: an EM iteration, WebAssembly`, times.wasm, ITERATIONS);
  yield microseconds('  the same in plain TypeScript', times.plain, ITERATIONS);
  yield* against('scikit-learn, 20 iterations from the same start', peer.map((each) => each / ITERATIONS), STORED / ITERATIONS, times.wasm, ITERATIONS, '≥ 4 ×');
  yield { figure: '  farthest parameter from scikit-learn\'s', value: farthest.toExponential(1), spread: '' };
}

/** Points about K centres that overlap, each with its own covariance. */
function clumps(): { values: Float64Array; dimensions: number } {
  const rng = streams('bench em').rng();
  const normals = (count: number, scale: number): Float64Array => Float64Array.from({ length: count }, () => scale * rng.normal());
  const [centres, factors] = [normals(K * D, 1.5), normals(K * D * D, 0.5)];
  const values = new Float64Array(N * D);
  for (let i = 0; i < N; i++) {
    const [j, z] = [rng.below(K), normals(D, 1)];
    for (let row = 0; row < D; row++) values[i * D + row] = z.reduce((sum, each, column) => sum + factors[(j * D + row) * D + column]! * each, centres[j * D + row]! + 0.5 * z[row]!);
  }
  return { values, dimensions: D };
}

/** Equal weights, the first K points, unit covariances. */
function unitStart({ values }: { values: Float64Array }): multivariate.MixtureLaw {
  const covariances = Float64Array.from({ length: K * D * D }, (_, at) => Number((at % (D * D)) % (D + 1) === 0));
  return { dimensions: D, covariance: 'full', weights: new Float64Array(K).fill(1 / K), means: values.slice(0, K * D), covariances };
}
