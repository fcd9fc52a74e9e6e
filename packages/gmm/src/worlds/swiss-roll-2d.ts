// A spiral in the plane with noise: scikit-learn's make_swiss_roll without its flat axis.
import type { Points } from '@collapse-lab/numeric';
import { defineEntry, type WorldSource } from '@collapse-lab/runner';
import { z } from 'zod';
import { planeWorld } from '../plane-world.ts';

/** World `swiss-roll-2d`: angle t uniform between 1.5 π and 4.5 π, at (t cos t, t sin t) · scale. */
export const swissRoll2d = defineEntry({
  id: 'swiss-roll-2d',
  summary: 'Points in the plane along a spiral of one and a half turns, with Gaussian noise.',
  parameters: z.strictObject({
    noise: z.number().nonnegative().describe('Standard deviation of the noise on each axis.'),
    scale: z.number().positive().default(1).describe('Multiplies the spiral, whose outer radius is 4.5 π = 14.1; not the noise.'),
  }),
  create: ({ noise, scale }): WorldSource<Points> => ({
    open: () =>
      planeWorld(`spiral of scale ${scale}, noise ${noise}`, noise, (_, along, into) => {
        const t = 1.5 * Math.PI * (1 + 2 * along);
        into[0] = scale * t * Math.cos(t);
        into[1] = scale * t * Math.sin(t);
      }),
  }),
});
