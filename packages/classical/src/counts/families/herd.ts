// Herding: each generation is a person who sees what all before chose, and one private signal (Bikhchandani, Hirshleifer and Welch 1992).
import { ArrayReader, packArrays, type Counts } from '@collapse-lab/numeric';
import { defineFamily, type Batch, type Column, type Family, type FitOutcome } from '@collapse-lab/runner';
import { z } from 'zod';

/** What one person makes of it: what the choices before say, −2 … 2, where ±2 is a cascade, and the own signal. */
interface Person {
  readonly lean: number;
  readonly signal: number;
}

const columns: readonly Column[] = [
  { name: 'lean', summary: 'What the choices before say: 0 nothing, ±1 as much as one signal, ±2 more than any: a cascade for 1 or for 0.' },
  { name: 'choosesOne', summary: 'Probability that this person chooses 1: 0, 1, or ½ in a tie, which a coin breaks.' },
];

/**
 * Family `herd`: signals are right with one and the same probability above ½, whatever it is. For the policy accumulate-mix, with a size of 1 and one real
 * item a generation, the private signal: real items are signals, of which a person knows the last, synthetic ones are choices in their order.
 */
export const herd = defineFamily({
  id: 'herd',
  summary: 'A Bayesian who sees all earlier choices (synthetic items) and one private signal (the last real item), zeros and ones.',
  parameters: z.strictObject({}),
  create: (): Family<Counts, Person> => ({
    columns,
    channels: ['the private signal of every generation'],
    fit,
    sample(person, count, { streams }) {
      const chance = choosesOne(person);
      const rng = streams.fork('noise').rng();
      return { values: Uint32Array.from({ length: count }, () => (rng.uniform() < chance ? 1 : 0)) };
    },
    parameters: (person) => ({ lean: person.lean, choosesOne: choosesOne(person) }),
    encode: ({ lean, signal }) => packArrays([Float64Array.of(lean, signal)]),
    decode(bytes) {
      const [lean = NaN, signal = NaN] = new ArrayReader(bytes).f64();
      return { lean, signal };
    },
  }),
});

function fit({ items: { values }, bornIn }: Batch<Counts>): FitOutcome<Person> {
  let [lean, signal] = [0, NaN];
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    if (value > 1) return { ended: { code: 'not-binary', message: `item ${i} is ${value}` } };
    if (bornIn[i] === 0) signal = value;
    else lean = after(lean, value);
  }
  return Number.isNaN(signal) ? { ended: { code: 'too-few-items', message: 'a person needs a private signal, a real item' } } : { fitted: { lean, signal } };
}

/** What the choices say once one more is known. A choice against a lean of one tells a signal against it; one with it may have been a coin's, and yet decides. */
function after(lean: number, choice: number): number {
  if (Math.abs(lean) === 2) return lean;
  const towards = choice === 1 ? 1 : -1;
  return lean + towards;
}

/** Signal and choices together, by the sign of their sum. */
function choosesOne({ lean, signal }: Person): number {
  const belief = lean + (signal === 1 ? 1 : -1);
  return belief > 0 ? 1 : belief < 0 ? 0 : 0.5;
}
