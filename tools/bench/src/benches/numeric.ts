// Random numbers: nanoseconds for each draw of the ground that every chain stands on.
import { binomial, Categorical, exponential, gamma, poisson, streams, type Rng } from '@collapse-lab/numeric';
import type { Figure } from '../figure.ts';
import { interleaved } from '../median.ts';

const DRAWS = 1_000_000;

export async function* numeric(): AsyncGenerator<Figure> {
  const root = streams('bench');
  const filled = new Float64Array(1000);
  const zipf = new Categorical(Float64Array.from({ length: 20_000 }, (_, i) => 1 / (i + 1)));
  const contenders = {
    'uniform': each((rng) => rng.uniform()),
    'normal': each((rng) => rng.normal()),
    'normal, filled into an array of 1,000': () => {
      const rng = root.rng();
      for (let i = 0; i < DRAWS; i += filled.length) rng.fillNormals(filled, 0, 1);
      return filled[0]!;
    },
    'exponential': each((rng) => exponential(1, rng)),
    'gamma of shape 0.5': each((rng) => gamma(0.5, rng)),
    'gamma of shape 50': each((rng) => gamma(50, rng)),
    'binomial n = 20, p = 0.1 (inversion)': each((rng) => binomial(20, 0.1, rng)),
    'binomial n = 10,000, p = 0.3 (rejection)': each((rng) => binomial(10_000, 0.3, rng)),
    'Poisson of mean 2 (inversion)': each((rng) => poisson(2, rng)),
    'Poisson of mean 1,000 (rejection)': each((rng) => poisson(1000, rng)),
    'class of 20,000 by alias table': each((rng) => zipf.draw(rng)),
    'stream forked, and its generator': () => {
      let sum = 0;
      for (let i = 0; i < DRAWS; i++) sum += root.fork('chain', i).rng().bits();
      return sum;
    },
  };
  // What is drawn is added up and the sum looked at, so that no draw can be left out.
  for (const run of Object.values(contenders)) if (!Number.isFinite(run())) throw new Error('a draw is not finite');
  const times = await interleaved(contenders, 7);
  for (const [figure, { median, fastest, slowest, runs }] of Object.entries(times)) {
    const show = (ms: number): string => ((ms * 1e6) / DRAWS).toPrecision(3);
    yield { figure, value: `${show(median)} ns`, spread: `${show(fastest)} … ${show(slowest)} of ${runs}` };
  }
}

/** Draws from one generator and adds up. Every draw is a call that is not compiled into the loop, some nanoseconds of its own. */
function each(draw: (rng: Rng) => number): () => number {
  return () => {
    const rng = streams('bench').fork('draws').rng();
    let sum = 0;
    for (let i = 0; i < DRAWS; i++) sum += draw(rng);
    return sum;
  };
}
