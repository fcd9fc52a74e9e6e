// A noisy line (a plane where there are more covariates): real pairs without end, an exact likelihood, and answers to proposals.
import { pairCount, type Pairs, type Rng } from '@collapse-lab/numeric';
import { defineEntry, streamOf, type World, type WorldSource } from '@collapse-lab/runner';
import { z } from 'zod';
import { predicted } from '../kernels/least-squares.ts';
import { logNormalDensity } from '../kernels/normal.ts';
import { MOST_COVARIATES, slopeRow } from '../slopes.ts';

const parameters = z.strictObject({
  intercept: z.number().describe('mean response where every covariate is 0'),
  slope: z.array(z.number()).min(1).max(MOST_COVARIATES).describe('of each covariate; there are as many covariates as slopes'),
  mean: z.number().describe('mean of every covariate'),
  stdDev: z.number().positive().describe('standard deviation of every covariate; they are independent and normal'),
  noise: z.number().positive().describe('standard deviation of the response about the line'),
});

type Law = z.output<typeof parameters>;

/** World `line`: x normal, y = intercept + slope · x + normal noise. Asked, it keeps a proposal's x and draws its y. */
export const line = defineEntry({
  id: 'line',
  summary: 'Normal covariates and a response on a line through them, with normal noise; answers proposals of covariates.',
  parameters,
  offers: ['respond', 'score'],
  create: (law): WorldSource<Pairs> => ({ open: () => openLine(law) }),
});

function openLine(law: Law): World<Pairs> {
  const { intercept, mean, stdDev, noise } = law;
  const slope = Float64Array.from(law.slope);
  const d = slope.length;
  return {
    draw({ count, ...request }, streams) {
      const stream = streamOf(request, streams);
      const covariates = new Float64Array(count * d);
      stream.fork('covariates').rng().fillNormals(covariates, mean, stdDev);
      return respondTo(covariates, count, stream.fork('noise').rng());
    },
    respond: (proposals, { generation, member }, streams) =>
      respondTo(proposals.covariates.slice(), pairCount(proposals), streams.fork('generation', generation).fork('member', member).rng()),
    score(items) {
      const means = predicted(items, intercept, slope);
      const logLikelihood = means.map((expected, i) => {
        let sum = logNormalDensity(items.responses[i]!, expected, noise * noise);
        for (let j = 0; j < d; j++) sum += logNormalDensity(items.covariates[i * d + j]!, mean, stdDev * stdDev);
        return sum;
      });
      return { logLikelihood, unitStart: Uint32Array.from({ length: means.length + 1 }, (_, i) => i) };
    },
    truth: { intercept, ...slopeRow(slope), noiseStdDev: noise, covariateStdDev: stdDev },
    show: (items, index) => `${[...items.covariates.subarray(index * d, (index + 1) * d)].map(short).join(' ')} → ${short(items.responses[index]!)}`,
    facts: { law: `y = ${[intercept, ...law.slope.map((each, j) => `${each} x${j + 1}`)].join(' + ')} + N(0, ${noise}²), x ~ N(${mean}, ${stdDev}²)`, covariates: d },
  };

  function respondTo(covariates: Float64Array, count: number, rng: Rng): Pairs {
    const responses = new Float64Array(count);
    rng.fillNormals(responses, 0, noise);
    const means = predicted({ covariates, responses, dimensions: d }, intercept, slope);
    return { covariates, responses: means.map((expected, i) => expected + responses[i]!), dimensions: d };
  }
}

/** Six significant digits, without trailing zeros. */
function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}
