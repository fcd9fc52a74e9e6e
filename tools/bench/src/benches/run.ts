// The whole command beside a Python process that does the same: two thousand generations of a mixture of two Gaussians, from the start of
// the process until all is written, in processor time. Ours also keeps a journal, checkpoints and samples, and draws a report.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { against, microseconds } from '../beside.ts';
import { collapseUsing } from '../collapse.ts';
import type { Figure } from '../figure.ts';
import { timing } from '../median.ts';
import { askPython } from '../python.ts';

const ROUNDS = 3;
const GENERATIONS = 2000;
/** Microseconds of processor time that a Python with scikit-learn 1.2.1 took in all where it was last measured (2 cores), for machines that lack it. */
const STORED = 8.6e6;

/** Fits, samples, and writes a table of what was fitted; prints the microseconds since the process started. */
const PYTHON = `
import sys, time, numpy
from sklearn.mixture import GaussianMixture
draws = numpy.random.RandomState(1)
x = (numpy.where(draws.rand(10_000) < 0.5, -2.0, 2.0) + draws.randn(10_000)).reshape(-1, 1)
with open(sys.argv[1], 'w') as table:
    for generation in range(1, ${GENERATIONS} + 1):
        model = GaussianMixture(2, random_state=draws).fit(x)
        print(generation, *model.weights_, *model.means_.ravel(), *model.covariances_.ravel(), model.n_iter_, model.lower_bound_, sep=',', file=table)
        x, _ = model.sample(10_000)
print(1e6 * time.process_time())
`;

export async function* run(): AsyncGenerator<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const study = ['seed-mixture', `generations=${GENERATIONS}`, 'chains=1', 'control=0', '--workers', '1'];
  let runs = 0;
  const collapse = (...more: string[]): number => collapseUsing('Object.values(process.cpuUsage()).reduce((sum, each) => sum + each)', ['run', ...study, ...more, '--out', join(folder, String(runs++))]) / 1000;
  const [all, bare, peer]: [number[], number[], number[]] = [[], [], []];
  for (let round = 0; round < ROUNDS; round++) {
    bare.push(collapse('measures=[parameters]'));
    all.push(collapse());
    peer.push(...(askPython(PYTHON, join(folder, 'table.csv')) ?? []));
  }
  rmSync(folder, { recursive: true });
  yield microseconds('collapse run, 2,000 generations of 10,000 points, fitted parameters', timing(bare), 1);
  yield* against('a Python process with scikit-learn', peer, STORED, timing(bare), 1, '≥ 15 ×');
  yield microseconds('the same with the default measures', timing(all), 1);
  yield* against('a Python process with scikit-learn', peer, STORED, timing(all), 1);
}
