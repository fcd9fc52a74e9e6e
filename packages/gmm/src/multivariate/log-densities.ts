// The log-density of a mixture in d dimensions at given points.
import type { Points } from '@collapse-lab/numeric';
import { logDensities as logDensities1d } from '../kernels/mixture1d.ts';
import { lineValues } from '../line.ts';
import { asLine } from './line-law.ts';
import type { MixtureLaw } from './mixture-law.ts';
import { normalise, weightedLogDensities } from './responsibilities.ts';
import { whiten } from './whitening.ts';

/** Per point, in nats; throws RangeError for a law that has no density. */
export function logDensities(points: Points, law: MixtureLaw): Float64Array {
  const line = asLine(law);
  if (line) return logDensities1d(line, lineValues(points));
  const density = new Float64Array(points.values.length / points.dimensions);
  responsibilities(points, law, density);
  return density;
}

/** Each component's responsibility for each point (n × K), and the log-densities into `density` where it is given. */
export function responsibilities(points: Points, law: MixtureLaw, density = new Float64Array(points.values.length / points.dimensions)): Float64Array {
  const whitening = whiten(law);
  if ('ended' in whitening) throw new RangeError(whitening.ended.message);
  const shares = new Float64Array(density.length * law.weights.length);
  weightedLogDensities(points, law, whitening, shares);
  normalise(shares, law.weights.length, density);
  return shares;
}
