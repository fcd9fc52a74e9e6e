// How far the fitted line is from the world's.
import type { Pairs } from '@collapse-lab/numeric';
import { defineEntry, type Measure } from '@collapse-lab/runner';
import { z } from 'zod';

/** `slope-error`: for families and worlds that have slopes; against the world as it is in this generation, where it drifts. */
export const slopeError = defineEntry({
  id: 'slope-error',
  summary: "Squared distance of the fitted slopes from the world's.",
  parameters: z.strictObject({}),
  create: (): Measure<Pairs> => ({
    columns: [{ name: 'squaredSlopeError', summary: "‖w − w*‖², the squared Euclidean distance of the fitted slopes from the world's in this generation." }],
    measure({ model, world: { truth } }) {
      if (!model || !truth) return {};
      const fitted = model.parameters();
      let [sum, found] = [0, 0];
      for (let name = 'slope1'; fitted[name] !== undefined && truth[name] !== undefined; name = `slope${found + 1}`) {
        const apart = fitted[name]! - truth[name]!;
        sum += apart * apart;
        found++;
      }
      return found > 0 ? { squaredSlopeError: sum } : {};
    },
  }),
});
