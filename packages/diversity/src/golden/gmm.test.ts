// Closed loops of one Gaussian against the reference values of tools/golden.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as diversity from '../index.ts';
import { byMetric, disagreements, number, type Answers, type Case, type Group } from '../testing/golden.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../../../tools/golden/${path}`, import.meta.url), 'utf8'));
const chains = read('inputs/chains.json') as Record<string, number[][]>;

const gaussian = (mean: number, variance: number): diversity.Gaussian => ({ mean: Float64Array.of(mean), covariance: Float64Array.of(variance) });

/** Every generation is drawn from the last one's fit with stored normals, fitted again, and compared with generation 0. */
function gaussianChain({ input, params }: Case): unknown {
  const start = gaussian(number(params['mu0']), number(params['sigma0']) * number(params['sigma0']));
  let law = start;
  return chains[input]!.map((normals, i) => {
    const drawn = normals.map((z) => law.mean[0]! + Math.sqrt(law.covariance[0]!) * z);
    const { mean, variance, sampleVariance } = diversity.moments(drawn);
    law = gaussian(mean, params['ddof'] === 0 ? variance : sampleVariance);
    return {
      generation: i + 1,
      mean,
      sd: Math.sqrt(law.covariance[0]!),
      kl_from_gen0: diversity.gaussianKl(start, law),
      kl_to_gen0: diversity.gaussianKl(law, start),
      w2_to_gen0: Math.sqrt(diversity.squaredFrechetDistance(law, start)),
      effective_support_ratio: Math.sqrt(diversity.generalizedVarianceRatio(law.covariance, start.covariance)),
    };
  });
}

const answers: Answers = { gaussian_chain: gaussianChain };

/** Fits by expectation maximisation, which the package of points does. */
const elsewhere = ['gmm_fit'];

describe('reference values of Gaussian chains', () => {
  it.each(byMetric(read('expected/gmm.json') as Group).filter(([metric]) => !elsewhere.includes(metric)))('%s', (_, cases) => {
    expect(disagreements(cases, answers)).toEqual([]);
  });
});
