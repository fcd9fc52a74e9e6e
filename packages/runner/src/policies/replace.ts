// Replacement: nothing but the last generation's output (Shumailov et al. 2024).
import { z } from 'zod';
import { defineEntry } from '../catalogue.ts';
import type { Policy } from '../contracts.ts';

/** Generation t trains on what generation t − 1 drew. */
export const replace = defineEntry({
  id: 'replace',
  summary: 'Nothing but what the last model drew.',
  parameters: z.strictObject({}),
  create: (): Policy => ({ remembers: [], onlySynthetic: true, compose: (loop) => loop.synthetic }),
});
