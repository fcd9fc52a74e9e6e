// Two concentric circles with noise: scikit-learn's make_circles as a law.
import type { Points } from '@collapse-lab/numeric';
import { defineEntry, type WorldSource } from '@collapse-lab/runner';
import { z } from 'zod';
import { partsOf, planeWorld } from '../plane-world.ts';

/** World `circles`: half of the points around the unit circle, half around a smaller one. */
export const circles = defineEntry({
  id: 'circles',
  summary: 'Points in the plane around two concentric circles, with Gaussian noise.',
  offers: ['groups'],
  parameters: z.strictObject({
    noise: z.number().nonnegative().describe('Standard deviation of the noise on each axis.'),
    factor: z.number().min(0).max(1).default(0.8).describe('Radius of the inner circle; the outer one has radius 1.'),
  }),
  create: ({ noise, factor }): WorldSource<Points> => ({
    open: () =>
      planeWorld(`circles of radius 1 and ${factor}, noise ${noise}`, noise, (which, along, into) => {
        const radius = which < 0.5 ? 1 : factor;
        into[0] = radius * Math.cos(2 * Math.PI * along);
        into[1] = radius * Math.sin(2 * Math.PI * along);
      }, partsOf(['outer circle', 'inner circle'], (x, y) => (Math.hypot(x, y) > (1 + factor) / 2 ? 0 : 1))),
  }),
});
