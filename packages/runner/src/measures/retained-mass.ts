// Retained mass: how much of the real data a model still finds about as likely as the first model did.
import { z } from 'zod';
import { defineEntry, type Entry } from '../catalogue.ts';
import type { Measure, Row, Scores } from '../contracts.ts';
import { heldOutScores } from '../held-out-scores.ts';

const parameters = z.strictObject({
  factor: z.number().gt(1).default(10).describe('c: a unit is lost once its likelihood is down to 1/c of what generation 1 gave it'),
});

/**
 * `retained-mass`: against generation 1's model of the same chain. Units that generation 1 calls impossible (log-likelihood −∞)
 * are in no share. Smoothed scores are taken as they are.
 */
export function retainedMass<D>(): Entry<Measure<D>> {
  return defineEntry({
    id: 'retained-mass',
    summary: "Share of held-out real data whose likelihood has not fallen to 1/c of generation 1's; by unit, and by item where an item has several scalars.",
    parameters,
    create: ({ factor }): Measure<D> => {
      const fall = Math.log(factor);
      return {
        readsFirst: true,
        columns: [
          { name: 'retainedMass', summary: `Share of the held-out real units whose log-likelihood fell by less than ln ${factor} since generation 1; of units that are one scalar.` },
          { name: 'retainedItems', summary: `The same of whole items, whose log-likelihood is the sum over their scalars; falls with the length and the dimension of items, so it is not to be compared across them.` },
        ],
        async measure({ model, first, heldOut, algebra }): Promise<Row> {
          const [now, then] = await Promise.all([heldOutScores(model, heldOut), heldOutScores(first, heldOut)]);
          if (!now || !then) return {};
          const width = algebra.scalarsPerUnit?.(heldOut) ?? 1;
          const several = width > 1 || now.logLikelihood.length > algebra.size(heldOut);
          return {
            ...(width === 1 && { retainedMass: shareRetained(now.logLikelihood, then.logLikelihood, fall) }),
            ...(several && { retainedItems: shareRetained(byItem(now), byItem(then), fall) }),
          };
        },
      };
    },
  });
}

/** Share of the entries that fell by less than `fall`; NaN where there is none to speak of. */
function shareRetained(now: Float64Array, then: Float64Array, fall: number): number {
  let known = 0;
  let retained = 0;
  for (let i = 0; i < now.length; i++) {
    if (!(then[i]! > -Infinity)) continue;
    known++;
    if (then[i]! - now[i]! < fall) retained++;
  }
  return retained / known;
}

/** Log-likelihoods of whole items. */
function byItem({ logLikelihood, unitStart }: Scores): Float64Array {
  const sums = new Float64Array(unitStart.length - 1);
  for (let i = 0; i < sums.length; i++) {
    for (let unit = unitStart[i]!; unit < unitStart[i + 1]!; unit++) sums[i]! += logLikelihood[unit]!;
  }
  return sums;
}
