// Two interleaving half circles with noise: scikit-learn's make_moons as a law.
import type { Points } from '@collapse-lab/numeric';
import { defineEntry, type WorldSource } from '@collapse-lab/runner';
import { z } from 'zod';
import { partsOf, planeWorld } from '../plane-world.ts';

/** World `moons`: half of the points around the upper half of the unit circle, half around a lower one shifted by (1, ½). */
export const moons = defineEntry({
  id: 'moons',
  summary: 'Points in the plane around two interleaving half circles, with Gaussian noise.',
  offers: ['groups'],
  parameters: z.strictObject({ noise: z.number().nonnegative().describe('Standard deviation of the noise on each axis.') }),
  create: ({ noise }): WorldSource<Points> => ({
    open: () =>
      planeWorld(`two moons, noise ${noise}`, noise, (which, along, into) => {
        const upper = which < 0.5;
        const [x, y] = [Math.cos(Math.PI * along), Math.sin(Math.PI * along)];
        into[0] = upper ? x : 1 - x;
        into[1] = upper ? y : 0.5 - y;
      }, partsOf(['upper moon', 'lower moon'], (x, y) => (toUpperMoon(x, y) <= toUpperMoon(1 - x, 0.5 - y) ? 0 : 1))),
  }),
});

/** Distance to the upper half of the unit circle; below it, to the nearer of its ends. The lower moon is its mirror image. */
function toUpperMoon(x: number, y: number): number {
  return y >= 0 ? Math.abs(Math.hypot(x, y) - 1) : Math.hypot(Math.abs(x) - 1, y);
}
