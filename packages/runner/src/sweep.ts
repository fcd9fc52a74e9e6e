// Sweeps: one study file as many studies, one per cell of what is varied.
import { z } from 'zod';
import { UserError } from './errors.ts';
import type { LocatedStudy } from './study-source.ts';

/** The values that one cell of a sweep sets, by dotted path. */
export type Cell = Readonly<Record<string, unknown>>;

/** What varies: every combination of a grid's axes, the entries of a list as they stand, axes of equal length in step. */
export const sweepSchema = z.strictObject({
  grid: z.looseObject({}).optional().describe('axes by key, each a list of values; every combination is a study'),
  list: z.array(z.looseObject({})).min(1).optional().describe('studies, each by the keys that it changes'),
  paired: z.looseObject({}).optional().describe('axes by key, lists of one length, taken in step'),
});

/** The cells of a sweep: grid × list × paired, the last varying fastest. Throws UserError with the place of a mistake. */
export function cellsOf(sweep: z.output<typeof sweepSchema>, located: LocatedStudy): Cell[] {
  const { grid = {}, list = [{}], paired = {} } = sweep;
  const axes = Object.entries(leaves(grid));
  for (const [key, values] of axes) {
    if (!Array.isArray(values) || values.length === 0) throw new UserError(`${located.place(['sweep', 'grid'])} sweep.grid.${key} must be a list of values, but got ${JSON.stringify(values)}`);
  }
  const steps = Object.entries(leaves(paired)) as [string, readonly unknown[]][];
  const lengths = new Set(steps.map(([, values]) => (Array.isArray(values) ? values.length : 0)));
  if (lengths.has(0) || lengths.size > 1) {
    const got = steps.map(([key, values]) => `${key}: ${Array.isArray(values) ? values.length : 'no list'}`).join(', ');
    throw new UserError(`${located.place(['sweep', 'paired'])} sweep.paired must have lists of one length, but got ${got}`);
  }
  const inStep: Cell[] = steps.length === 0 ? [{}] : steps[0]![1].map((_, i) => Object.fromEntries(steps.map(([key, values]) => [key, values[i]])));
  const combined = axes.reduce<Cell[]>((cells, [key, values]) => cells.flatMap((cell) => (values as unknown[]).map((value) => ({ ...cell, [key]: value }))), [{}]);
  return combined.flatMap((cell) => list.flatMap((entry) => inStep.map((step) => ({ ...cell, ...leaves(entry), ...step }))));
}

/** A cell in words: `policy.real = 0.1, size = 100`. */
export function nameOfCell(cell: Cell): string {
  return Object.entries(cell).map(([key, value]) => `${key} = ${typeof value === 'string' ? value : JSON.stringify(value)}`).join(', ');
}

/** Nested mappings as dotted paths. Members (mappings with a kind or family) and lists are values, not levels. */
function leaves(mapping: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const flat: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(mapping)) {
    const isLevel = typeof value === 'object' && value !== null && !Array.isArray(value) && !('kind' in value) && !('family' in value) && !('schedule' in value);
    if (!isLevel) flat[key] = value;
    else for (const [below, leaf] of Object.entries(leaves(value as Record<string, unknown>))) flat[`${key}.${below}`] = leaf;
  }
  return flat;
}
