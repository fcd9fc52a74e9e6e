// What was learned, as numbers: the fitted model's own parameters.
import { z } from 'zod';
import { defineEntry, type Entry } from '../catalogue.ts';
import type { Measure } from '../contracts.ts';

/** `parameters`: the family's own columns; silent at generation 0. */
export function parameters<D>(): Entry<Measure<D>> {
  return defineEntry({
    id: 'parameters',
    summary: "The fitted model's parameters; the family says which.",
    parameters: z.strictObject({}),
    create: (): Measure<D> => ({ columns: [], fillsFamilyColumns: true, measure: ({ model }) => model?.parameters() ?? {} }),
  });
}
