// The refit clock as a column: what every comparison of families is also drawn against.
import { z } from 'zod';
import { defineEntry, type Entry } from '../catalogue.ts';
import type { Measure } from '../contracts.ts';

/** `refit-clock`: kept by the loop, through generations without a row too; silent at generation 0 and where p is not known. */
export function refitClock<D>(): Entry<Measure<D>> {
  return defineEntry({
    id: 'refit-clock',
    summary: 'Time as the loss that regular maximum likelihood would expect by now; absent where the free parameters of the law are not known.',
    parameters: z.strictObject({}),
    create: (): Measure<D> => ({
      columns: [
        {
          name: 'refitClock',
          summary: 'τ = Σ p/2 · Σ wᵢ² over all fits so far, wᵢ being the shares in the training units of those that the last models drew: p/(2n) a refit on n of them, p/(2n) · Σ 1/i² where they accumulate.',
          unit: 'nats per unit',
        },
      ],
      measure: ({ clock }) => (clock === undefined ? {} : { refitClock: clock }),
    }),
  });
}
