// A known law of symbols, opened as a world: draws, exact likelihood, entropy, and a group for every symbol.
import { Categorical, type Counts } from '@collapse-lab/numeric';
import { streamOf, type Row, type World } from '@collapse-lab/runner';
import { z } from 'zod';
import { atomsOf } from './kernels/atoms.ts';
import { describeLaw, entropyOf } from './kernels/law.ts';
import { unitScores } from './kernels/unit-scores.ts';

/** Groups are counted in 16 bits. */
const MOST_GROUPS = 65_536;

/** The parameter `sampling` of worlds of symbols. */
export const lawSampling = z.enum(['items', 'atoms']).default('items').describe('items: independent draws; atoms: each symbol with its probability for a weight, as infinitely many draws would have it (held-out items are draws)');

interface Told {
  /** The law in words. */
  readonly law: string;
  readonly sampling?: z.output<typeof lawSampling>;
  readonly truth?: Row;
}

/** Independent symbols 0, 1, … in proportion to `weights`, or their atoms. */
export function openLaw(weights: ArrayLike<number>, { law: described, sampling = 'items', truth = {} }: Told): World<Counts> {
  const sum = Array.prototype.reduce.call(weights, (total, weight) => (total as number) + (weight as number), 0) as number;
  const law = Float64Array.from(weights, (weight) => weight / sum);
  const table = new Categorical(law);
  return {
    draw({ count, ...request }, streams) {
      if (sampling === 'atoms' && request.from !== 'heldOut') return atomsOf(law, count);
      const rng = streamOf(request, streams).rng();
      const values = new Uint32Array(count);
      for (let i = 0; i < count; i++) values[i] = table.draw(rng);
      return { values };
    },
    score: (items) => unitScores(items, (symbol) => Math.log(law[symbol] ?? 0)),
    ...(law.length <= MOST_GROUPS && { groups: { names: Array.from(law, (_, symbol) => `symbol ${symbol}`), of: ({ values }) => Uint16Array.from(values, (symbol) => Math.min(symbol, law.length - 1)) } }),
    ...(sampling === 'atoms' && { weighs: true }),
    truth: { ...describeLaw(law), ...truth },
    show: ({ values }, index) => String(values[index]),
    facts: { law: sampling === 'atoms' ? `${described}; as atoms` : described, symbols: law.length, entropyNats: entropyOf(law) },
  };
}
