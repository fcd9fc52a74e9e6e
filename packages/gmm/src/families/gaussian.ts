// One Gaussian, fitted in closed form. Its divisor is the drift under study: n shrinks every generation, n − 1 does not.
import { ArrayReader, type Points } from '@collapse-lab/numeric';
import { defineFamily, UserError, type Column, type Family } from '@collapse-lab/runner';
import { z } from 'zod';
import { axisColumns } from '../axis-columns.ts';
import { lineGaussian, type Gaussian1d, type Part } from '../gaussian/line.ts';
import { spaceGaussian } from '../gaussian/space.ts';
import { freeParameters, type MixtureLaw } from '../multivariate/mixture-law.ts';

const shapes = ['full', 'diagonal', 'spherical'] as const;

const parameters = z.strictObject({
  divisor: z.enum(['n', 'n-1']).describe('What the sum of squares is divided by: n is maximum likelihood, n-1 is unbiased.'),
  covariance: z.enum(shapes).optional().describe('What the covariance may be; required in more than one dimension, on the line all are the same.'),
  sampling: z
    .enum(['points', 'statistics'])
    .default('points')
    .describe(
      'What is drawn first: points, or, on the line, their mean and scatter and then points that have them. The law is the same, exactly, and the draws are others; with statistics, generations that are not recorded, under the policy replace, draw no points.',
    ),
});

/** Family `gaussian`: mean and covariance of the training items. */
export const gaussian = defineFamily({
  id: 'gaussian',
  summary: 'A Gaussian with the mean and covariance of the training items.',
  parameters,
  create: (chosen) => gaussianFamily(chosen),
});

/** A number each on the line, where generations are cheap; arrays elsewhere. */
type Gaussian = Gaussian1d | MixtureLaw;

const isOnLine = (fitted: Gaussian): fitted is Gaussian1d => 'variance' in fitted;

function gaussianFamily({ divisor, covariance, sampling }: z.output<typeof parameters>): Family<Points, Gaussian> {
  const line = lineGaussian(divisor, sampling);
  const space = covariance && spaceGaussian(divisor, covariance);
  const partFor = ({ dimensions }: Points): Part<Gaussian> => {
    if (dimensions === 1) return line;
    if (!space) throw new UserError(`model.covariance must be one of ${shapes.join(', ')} for points of ${dimensions} dimensions, but is absent; set it`);
    if (sampling === 'points') return space;
    throw new UserError(`model.sampling must be points for points of ${dimensions} dimensions, but got ${sampling}; change it`);
  };
  const partOf = (fitted: Gaussian): Part<Gaussian> => (isOnLine(fitted) ? line : space!);
  const { leap, refit } = line;
  return {
    columns: columnsOf(divisor, covariance !== undefined),
    freeParameters: ({ dimensions }) => (dimensions === 1 ? 2 : freeParameters(covariance!, 1, dimensions)),
    weighted: true,
    decodes: ['temperature', 'shrink'],
    check: (items) => void partFor(items),
    fit: (batch, context) => partFor(batch.items).fit(batch, context),
    sample: (fitted, count, context) => partOf(fitted).sample(fitted, count, context),
    redraw: (fitted, items, context) => { partOf(fitted).redraw!(fitted, items, context); },
    ...(leap && { leap: (items, previous, times, context) => (isOnLine(previous) ? leap(items, previous, times, context) : undefined) }),
    ...(refit && { refit: (fitted, count, context) => partOf(fitted).refit!(fitted, count, context) }),
    score: (fitted, items) => partOf(fitted).score!(fitted, items),
    entropy: (fitted) => partOf(fitted).entropy!(fitted),
    parameters: (fitted) => partOf(fitted).parameters(fitted),
    encode: (fitted) => partOf(fitted).encode(fitted),
    decode(bytes) {
      const reader = new ArrayReader(bytes);
      reader.f64();
      // Two numbers are all there is of one on the line.
      return reader.ended ? line.decode(bytes) : space!.decode(bytes);
    },
  };
}

function columnsOf(divisor: string, inSpace: boolean): Column[] {
  const mean = 'Mean of the fitted Gaussian';
  const width = inSpace ? 'det(Σ)^(1/2d) of the fitted Gaussian, its standard deviation on the line; covariances divide' : 'Standard deviation of the fitted Gaussian; its variance divides';
  return [...(inSpace ? axisColumns('fittedMean', mean) : [{ name: 'fittedMean', summary: `${mean}.` }]), { name: 'fittedStdDev', summary: `${width} by ${divisor}.` }];
}
