// The families of points, those of other programs and of plug-ins among them, hold to what every family must.
import { fileURLToPath } from 'node:url';
import { scalars, streams, type Points } from '@collapse-lab/numeric';
import { Catalogue, type Batch, type Model } from '@collapse-lab/runner';
import { labAt, loadPlugins } from '@collapse-lab/runner/node';
import { familyConformance } from '@collapse-lab/runner/testing';
import { describe, test } from 'vitest';
import { pointsAlgebra } from './algebra.ts';
import { points } from './domain.ts';

const examples = fileURLToPath(new URL('../../../examples/', import.meta.url));
const lab = labAt({ domains: [points], policies: new Catalogue('policy', []) }, examples, await loadPlugins(['my-family.ts'], examples));

// Two bumps, so that a mixture has something to find.
const rng = streams('conformance of points').rng();
const items = scalars(Float64Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? -3 : 3) + rng.normal()));
const plain: Batch<Points> = { items, bornIn: new Uint32Array(40), bornBy: new Uint16Array(40) };
const inPlane: Batch<Points> = { ...plain, items: { values: Float64Array.from({ length: 80 }, (_, at) => (at % 4 < 2 ? -3 : 3) + rng.normal()), dimensions: 2 } };
const heavy: Batch<Points> = { ...plain, items: scalars(items.values.map(() => { const z = rng.normal(); return z * z * z; })) };
const weighted: Batch<Points> = { ...plain, weight: Float64Array.from({ length: 40 }, (_, i) => 0.5 + (i % 3)) };

const positive: Batch<Points> = { ...plain, items: scalars(items.values.map(Math.abs)) };
const upToThree: Batch<Points> = { ...plain, items: scalars(Float64Array.from({ length: 40 }, (_, i) => (i < 38 ? rng.uniform() : 2.5))) };

const em = { components: 2, tolerance: 1e-3, maxIterations: 100, varianceFloor: 1e-6, order: 'by-mean' };

describe.each<[string, Record<string, unknown>, Batch<Points>]>([
  ['gaussian', { divisor: 'n' }, plain],
  ['gaussian', { divisor: 'n-1' }, weighted],
  ['gaussian', { divisor: 'n', sampling: 'statistics' }, plain],
  ['gaussian', { divisor: 'n-1', sampling: 'statistics' }, weighted],
  ['mixture', { ...em, rule: 'sklearn', init: 'kmeans', start: 'cold' }, plain],
  ['mixture', { ...em, rule: 'sklearn', init: 'kmeans', start: 'warm', order: 'as-fitted' }, weighted],
  ['gaussian', { divisor: 'n', covariance: 'full' }, inPlane],
  ['gaussian', { divisor: 'n-1', covariance: 'diagonal' }, { ...inPlane, weight: weighted.weight! }],
  ['mixture', { ...em, rule: 'converged', acceleration: 'squarem', init: 'quantile', start: 'cold', components: { from: 1, to: 3, by: 'bic' } }, weighted],
  ['mixture', { ...em, rule: 'sklearn', init: 'random', nInit: 3, start: 'cold', covariance: 'tied', order: 'matched' }, { ...inPlane, weight: weighted.weight! }],
  ['mixture', { ...em, rule: 'sklearn', init: 'random-from-data', start: 'warm', covariance: 'diagonal', components: { from: 1, to: 3, by: 'held-out', share: 0.3 } }, inPlane],
  ['histogram', { bins: 8, range: 'items', smoothing: 0 }, plain],
  ['histogram', { bins: 8, range: [-5, 5], smoothing: 0.5 }, weighted],
  ['histogram', { bins: 5, range: [[-6, 6], [-5, 5]], smoothing: 0 }, inPlane],
  ['histogram', { bins: 5, range: 'items', smoothing: 1 }, { ...inPlane, weight: weighted.weight! }],
  ['kde', { bandwidth: 0.5 }, plain],
  ['kde', { bandwidth: 'scott' }, weighted],
  ['kde', { bandwidth: 'silverman' }, { ...inPlane, weight: weighted.weight! }],
  ['kde', { bandwidth: 0.5 }, inPlane],
  ['student-t', { df: 'fit', tolerance: 1e-8, maxIterations: 500 }, heavy],
  ['student-t', { df: 4, tolerance: 1e-8, maxIterations: 500 }, weighted],
  ['exponential', {}, positive],
  ['exponential', { sampling: 'statistics' }, { ...positive, weight: weighted.weight! }],
  ['empirical', {}, plain],
  ['empirical', {}, { ...inPlane, weight: weighted.weight! }],
  ['spiked-uniform', { background: 0.75, logWidth: -1e5 }, upToThree],
  ['ppca', { latent: 1, divisor: 'n' }, inPlane],
  ['in-paint', { block: 1, correlation: 'learn', variance: 'learn', rule: 'sample' }, inPlane],
  ['trait', { divisor: 'n', environment: 1, mutation: 0.1 }, plain],
  ['trait', { divisor: 'n-1', environment: 0, mutation: 0 }, weighted],
  ['word-of-mouth', { agents: 3, observation: 1, hearing: 1, prior: 1 }, plain],
  ['command', { command: ['python3', 'gaussian_family.py'] }, weighted],
  ['uniform', { widen: 0.1 }, plain],
])('%s %j', (family, parameters, batch) => {
  const model = (): Model<Points> => lab.domains[0]!.open((domain) => domain.families.get(family).create(parameters) as unknown as Model<Points>);
  for (const { name, run } of familyConformance({ model, algebra: pointsAlgebra, batch })) test(name, run);
});
