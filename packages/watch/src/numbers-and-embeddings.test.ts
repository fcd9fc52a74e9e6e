import { streams } from '@collapse-lab/numeric';
import { expect, it } from 'vitest';
import type { BlockValues, Kind } from './contracts.ts';
import { embeddings } from './embeddings/kind.ts';
import { numbers } from './numbers/kind.ts';

// Rows of s · sin(1.7 i (j + 1) + p (j + 2) + 0.3 j²) + 0.1 j: the reference's with p = 0.5 and s = 1, the group's with 2 and 0.8.
const rows = (count: number, p: number, s: number): Float64Array[] =>
  Array.from({ length: count }, (_, i) => Float64Array.from({ length: 3 }, (_unused, j) => s * Math.sin(1.7 * i * (j + 1) + p * (j + 2) + 0.3 * j * j) + 0.1 * j));
const anchor = rows(40, 0.5, 1);
const group = rows(40, 2, 0.8);

function valuesOf(kind: Kind<Float64Array>, columns: readonly string[]): Record<string, number> {
  const values: BlockValues = kind.measure({ control: [group], group: [group], anchor }, { columns, streams: streams(1), compress: (bytes) => bytes });
  expect(values.measures).toEqual(kind.measures(columns));
  return Object.fromEntries(values.measures.map(({ id }, i) => [id, values.group[i]![0]!]));
}

function expectClose(found: Record<string, number>, wanted: Record<string, number>): void {
  for (const [id, value] of Object.entries(wanted)) expect(found[id], id).toBeCloseTo(value, 10);
}

it('measures a column as SciPy 1.10.1 does', () => {
  // std(ddof=1), skew, kurtosis, wasserstein_distance, energy_distance, ks_2samp, differential_entropy(window_length=6,
  // method='ebrahimi') and np.quantile of the first column.
  expectClose(valuesOf(numbers, ['x']), {
    mean: -0.007351291041193195,
    stdDev: 0.575787692589094,
    skewness: 0.050561837564553826,
    excessKurtosis: -1.5303315696263726,
    wasserstein: 0.13664981789255137,
    energy: 0.17830747973114186,
    kolmogorovSmirnov: 0.225,
    tailMass: 0,
    effectiveSupport: 16.068889591753102,
    entropy: 0.4033118103423874,
  });
});

it('measures all columns together in units of the reference', () => {
  const found = valuesOf(numbers, ['a', 'b', 'c']);
  // multivariate_normal(…).entropy() of NumPy 1.24.2's cov of rows standardised by the reference's mean and std.
  expectClose(found, { 'stdDev(a)': 0.575787692589094, gaussianEntropy: 3.5732559154747032 });
});

it('measures vectors as SciPy 1.10.1 and scikit-learn 1.2.1 do', () => {
  // pdist and cdist; NearestNeighbors(n_neighbors=6) for the balls; eigvalsh of the cosine similarities over n.
  expectClose(valuesOf(embeddings, []), {
    meanDistance: 1.291436641377007,
    vendi: 2.929129371001898,
    squaredMmd: 0.010239542238813293,
    energyDistance: 0.28442580264477807,
    precision: 1,
    recall: 0.525,
    density: 1.205,
    coverage: 0.825,
  });
});
