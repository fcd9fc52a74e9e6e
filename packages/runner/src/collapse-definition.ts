// What a study counts as collapse: a measure beyond a bound, and staying there. It reads rows and changes none.
import { z } from 'zod';

export const collapseSchema = z
  .strictObject({
    measure: z.string().min(1).describe('the column that tells'),
    low: z.number().optional().describe('collapsed below; an open side when absent'),
    high: z.number().optional().describe('collapsed above, as loops also degenerate outwards; an open side when absent'),
    persist: z.int().min(1).describe('recorded generations in a row that must lie beyond the bound'),
  })
  .refine(({ low, high }) => low !== undefined || high !== undefined, { message: 'must have low, high or both, but got neither; give one of them' })
  .refine(({ low = -Infinity, high = Infinity }) => low <= high, { message: 'must have a low of at most high, as what lies between them is sound; exchange them' });

/** When a chain has collapsed: `measure` below `low` or above `high` for `persist` recorded generations in a row. */
export interface CollapseDefinition {
  readonly measure: string;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly persist: number;
}

/** What counts where a study does not say: half or twice the effective support of generation 1. A convention, no finding. */
export const conventionalCollapse: CollapseDefinition = { measure: 'relativeSupport', low: 0.5, high: 2, persist: 3 };
