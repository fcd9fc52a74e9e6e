// Two interleaving half circles with noise: scikit-learn's make_moons as a law.
import type { Points } from '@collapse-lab/numeric';
import { defineEntry, type WorldSource } from '@collapse-lab/runner';
import { z } from 'zod';
import { planeWorld } from '../plane-world.ts';

/** World `moons`: half of the points around the upper half of the unit circle, half around a lower one shifted by (1, ½). */
export const moons = defineEntry({
  id: 'moons',
  summary: 'Points in the plane around two interleaving half circles, with Gaussian noise.',
  parameters: z.strictObject({ noise: z.number().nonnegative().describe('Standard deviation of the noise on each axis.') }),
  create: ({ noise }): WorldSource<Points> => ({
    open: () =>
      planeWorld(`two moons, noise ${noise}`, noise, (which, along, into) => {
        const upper = which < 0.5;
        const [x, y] = [Math.cos(Math.PI * along), Math.sin(Math.PI * along)];
        into[0] = upper ? x : 1 - x;
        into[1] = upper ? y : 0.5 - y;
      }),
  }),
});
