// Kernel densities: the exact log-likelihood of many points under many kernels, beside scikit-learn's exact KernelDensity.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fitKernelDensity, kernelLogDensities } from '@collapse-lab/gmm';
import { streams } from '@collapse-lab/numeric';
import type { Figure } from '../figure.ts';
import { timing } from '../median.ts';
import { askPython } from '../python.ts';

const N = 10_000;
const ROUNDS = 5;
/** Of standard normals in the plane by Scott's rule, N^(−1/6). */
const BANDWIDTH = Math.exp(-Math.log(N) / 6);

/** Milliseconds of processor time that scikit-learn 1.2.1 took (one thread, AMD EPYC), for machines that lack it. */
const STORED_PEER = 2700;

/** Fits and scores the points of two files, and says the milliseconds and the log-likelihood. */
const PEER = `
import sys, time, numpy
from sklearn.neighbors import KernelDensity
centres, points = (numpy.fromfile(name).reshape(-1, 2) for name in sys.argv[1:3])
start = time.perf_counter()
total = KernelDensity(bandwidth=float(sys.argv[3]), rtol=0, atol=0).fit(centres).score(points)
print(1000 * (time.perf_counter() - start), total)
`;

export async function* kde(): AsyncGenerator<Figure> {
  const rng = streams('bench kde').rng();
  const plane = (): { values: Float64Array; dimensions: number } => {
    const values = new Float64Array(2 * N);
    rng.fillNormals(values, 0, 1);
    return { values, dimensions: 2 };
  };
  const [centres, points] = [plane(), plane()];
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const [centresFile, pointsFile] = [join(folder, 'centres'), join(folder, 'points')];
  writeFileSync(centresFile, centres.values);
  writeFileSync(pointsFile, points.values);
  const own = (): number => {
    const law = fitKernelDensity(centres, BANDWIDTH);
    if ('ended' in law) throw new Error(law.ended.message);
    return kernelLogDensities(law, points).reduce((sum, log) => sum + log, 0);
  };
  const [ownTimes, peerTimes]: [number[], number[]] = [[], []];
  const logLikelihood = own();
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    own();
    ownTimes.push(performance.now() - start);
    const answer = askPython(PEER, centresFile, pointsFile, String(BANDWIDTH));
    if (!answer) continue;
    const [milliseconds, total] = answer;
    if (!(Math.abs(total! - logLikelihood) <= 1e-9 * Math.abs(total!))) throw new Error(`scikit-learn finds the log-likelihood ${total}, this ${logLikelihood}`);
    peerTimes.push(milliseconds!);
  }
  rmSync(folder, { recursive: true });
  const mine = timing(ownTimes);
  const peer = peerTimes.length > 0 ? timing(peerTimes).median : STORED_PEER;
  yield {
    figure: 'kde log-likelihood 10,000 × 10,000 in 2-D',
    value: `${mine.median.toFixed(0)} ms`,
    spread: `${mine.fastest.toFixed(0)} … ${mine.slowest.toFixed(0)} of ${mine.runs}`,
  };
  yield {
    figure: `… beside scikit-learn's exact KernelDensity${peerTimes.length > 0 ? '' : ' (stored figure)'}`,
    value: `${(peer / mine.median).toFixed(1)} ×`,
    spread: `${peer.toFixed(0)} ms`,
    must: '≥ 3 ×',
  };
}
