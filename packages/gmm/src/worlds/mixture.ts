// A mixture of Gaussians as the true law: real data without end, and an exact likelihood.
import type { Points } from '@collapse-lab/numeric';
import { defineEntry, type WorldSource } from '@collapse-lab/runner';
import { lawOf, lawParameters } from '../law-parameters.ts';
import { openMixture } from '../open-mixture.ts';

/** World `mixture`: independent draws from a known mixture of Gaussians. */
export const mixture = defineEntry({
  id: 'mixture',
  summary: 'Independent points from a known mixture of Gaussians.',
  offers: ['score', 'groups'],
  parameters: lawParameters,
  create: (given): WorldSource<Points> => ({ open: () => openMixture(lawOf(given)) }),
});
