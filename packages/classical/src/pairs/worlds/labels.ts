// Labels 0 and 1 of normal covariates, by odds or by the side of a plane, some of them turned: real pairs for classifiers, and answers to proposals.
import { pairCount, type Pairs, type Streams } from '@collapse-lab/numeric';
import { defineEntry, streamOf, type World, type WorldSource } from '@collapse-lab/runner';
import { z } from 'zod';
import { predicted } from '../kernels/least-squares.ts';
import { logProbabilityOfOne } from '../kernels/logistic.ts';
import { logNormalDensity } from '../kernels/normal.ts';
import { MOST_COVARIATES, slopeRow } from '../slopes.ts';

const parameters = z.strictObject({
  intercept: z.number().describe('of the log-odds, or of the plane'),
  slope: z.array(z.number()).min(1).max(MOST_COVARIATES).describe('of each covariate; there are as many covariates as slopes'),
  mean: z.number().default(0).describe('mean of every covariate'),
  stdDev: z.number().positive().default(1).describe('standard deviation of every covariate; they are independent and normal'),
  link: z.enum(['logistic', 'sign']).describe('logistic: 1 with log-odds intercept + slope · x; sign: 1 where that is above 0'),
  flipped: z.number().min(0).max(1).describe('probability that a label is turned into the other'),
});

type Law = z.output<typeof parameters>;

/** World `labels`: x normal, y a label. Asked, it keeps a proposal's x and draws its y. */
export const labels = defineEntry({
  id: 'labels',
  summary: 'Normal covariates with a label 0 or 1, by logistic odds or the side of a plane, turned at times; answers proposals of covariates.',
  parameters,
  offers: ['respond', 'score'],
  create: (law): WorldSource<Pairs> => ({ open: () => openLabels(law) }),
});

function openLabels(law: Law): World<Pairs> {
  const { intercept, mean, stdDev, link, flipped } = law;
  const slope = Float64Array.from(law.slope);
  const d = slope.length;
  const ofOne = (odds: number): number => {
    const p = link === 'logistic' ? Math.exp(logProbabilityOfOne(odds)) : odds > 0 ? 1 : 0;
    return (1 - flipped) * p + flipped * (1 - p);
  };
  const labelled = (covariates: Float64Array, count: number, streams: Streams): Pairs => {
    const rng = streams.rng();
    const odds = predicted({ covariates, responses: new Float64Array(count), dimensions: d }, intercept, slope);
    return { covariates, responses: odds.map((each) => (rng.uniform() < ofOne(each) ? 1 : 0)), dimensions: d };
  };
  return {
    draw({ count, ...request }, streams) {
      const stream = streamOf(request, streams);
      const covariates = new Float64Array(count * d);
      stream.fork('covariates').rng().fillNormals(covariates, mean, stdDev);
      return labelled(covariates, count, stream.fork('noise'));
    },
    respond: (proposals, { generation, member }, streams) => labelled(proposals.covariates.slice(), pairCount(proposals), streams.fork('generation', generation).fork('member', member)),
    score(items) {
      const logLikelihood = predicted(items, intercept, slope).map((odds, i) => {
        let sum = Math.log(items.responses[i] === 1 ? ofOne(odds) : 1 - ofOne(odds));
        for (let j = 0; j < d; j++) sum += logNormalDensity(items.covariates[i * d + j]!, mean, stdDev * stdDev);
        return sum;
      });
      return { logLikelihood, unitStart: Uint32Array.from({ length: logLikelihood.length + 1 }, (_, i) => i) };
    },
    truth: { intercept, ...slopeRow(slope) },
    show: (items, index) => `${[...items.covariates.subarray(index * d, (index + 1) * d)].map((x) => Number(x.toPrecision(6))).join(' ')} → ${items.responses[index]}`,
    facts: { law: `1 ${link === 'logistic' ? 'with log-odds' : 'where'} ${[intercept, ...law.slope.map((each, j) => `${each} x${j + 1}`)].join(' + ')}${link === 'sign' ? ' > 0' : ''}, ${flipped} turned, x ~ N(${mean}, ${stdDev}²)`, covariates: d },
  };
}
