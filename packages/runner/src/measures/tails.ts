// The edges of the real law: what a model still draws there, and what it draws where real data never are.
import { z } from 'zod';
import { defineEntry, type Entry } from '../catalogue.ts';
import { range } from '../batch.ts';
import type { Column, DataAlgebra, Generation, Measure, Row, Scores } from '../contracts.ts';
import { andThen } from '../waiting.ts';
import { heldOutScores, trueScores } from '../held-out-scores.ts';

const columns: readonly Column[] = [
  {
    name: 'tailMass',
    summary: "Share of the units of the sample, of its first items where it has more than are held out, beyond the real 99 % set, divided by 0.01. The set: at least as likely as the held-out real unit of rank 1 % (type 7), under the true law where it is known, else under generation 1's model.",
  },
  { name: 'beyondReal', summary: 'Share of the same units that are less likely, under the same law, than every held-out real unit; 1 / (held-out units + 1) is expected of real data.' },
];

/** The share of real units that counts as tail. */
const TAIL = 0.01;

/** Where the tail ends and begins, as log-likelihoods. */
interface Edges {
  readonly lowest: number;
  readonly tail: number;
}

/** `tails`: for families that score; silent at generation 0 where the true law is not known. */
export function tails<D>(): Entry<Measure<D>> {
  const edgesOf = new WeakMap<Scores, Edges>();
  return defineEntry({
    id: 'tails',
    summary: 'Mass of the sample in the tail of the real law, and beyond all real data.',
    parameters: z.strictObject({}),
    create: (): Measure<D> => ({
      columns,
      readsFirst: true,
      measure: (generation) =>
        andThen(realScores(generation), (real) => {
          if (!real) return {};
          let edges = edgesOf.get(real.heldOut);
          if (!edges) edgesOf.set(real.heldOut, (edges = edgesAt(real.heldOut.logLikelihood)));
          const { lowest, tail } = edges;
          return andThen(real.score(asManyAs(generation)), ({ logLikelihood }): Row => ({ tailMass: shareBelow(logLikelihood, tail) / TAIL, beyondReal: shareBelow(logLikelihood, lowest) }));
        }),
    }),
  });
}

/** The first items of the sample, as many as are held out, so that a long sample costs no more. */
function asManyAs<D>({ sample, heldOut, algebra }: { sample: D; heldOut: D; algebra: DataAlgebra<D> }): D {
  const count = algebra.size(heldOut);
  return algebra.size(sample) > count ? algebra.take(sample, range(0, count)) : sample;
}

/** The held-out scores of the law that stands for the real one, and how it scores. */
function realScores<D>({ world, first, heldOut }: Generation<D>) {
  if (world.score) return { heldOut: trueScores(world, heldOut)!, score: (items: D) => world.score!(items) };
  const { score } = first ?? {};
  return first && score && andThen(heldOutScores(first, heldOut)!, (scores) => ({ heldOut: scores, score }));
}

function edgesAt(logLikelihood: Float64Array): Edges {
  const sorted = logLikelihood.toSorted();
  const place = TAIL * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
  return { lowest: sorted[0]!, tail: above === below ? below : below + (place - Math.floor(place)) * (above - below) };
}

function shareBelow(values: Float64Array, edge: number): number {
  let below = 0;
  for (let i = 0; i < values.length; i++) if (values[i]! < edge) below++;
  return below / values.length;
}
