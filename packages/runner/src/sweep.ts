// Sweeps: one study file as many studies, one per cell of what is varied.
import { z } from 'zod';
import { UserError } from './errors.ts';
import { isMapping, tagOf, type Mapping } from './mapping.ts';
import type { LocatedStudy, ParametersOf } from './study-source.ts';

/** The values that one cell of a sweep sets, by dotted path. */
export type Cell = Readonly<Record<string, unknown>>;

/** What varies: every combination of a grid's axes, the entries of a list as they stand, axes of equal length in step. */
export const sweepSchema = z.strictObject({
  grid: z.looseObject({}).optional().describe('axes by key, each a list of values; every combination is a study'),
  list: z.array(z.looseObject({})).min(1).optional().describe('studies, each by the keys that it changes'),
  paired: z.looseObject({}).optional().describe('axes by key, lists of one length, taken in step'),
});

/** A sweep with its axes by dotted path. */
interface Axes {
  readonly grid: Readonly<Record<string, unknown>>;
  readonly list: readonly Cell[];
  readonly paired: Readonly<Record<string, unknown>>;
}

/**
 * The cells of a sweep: grid × list × paired, the last varying fastest. What an override (`key=value`) sets is no longer varied,
 * which `tell` is told of. Throws UserError with the place of a mistake.
 */
export function cellsOf(sweep: z.output<typeof sweepSchema>, located: LocatedStudy, overrides: readonly string[], tell: (line: string) => void): Cell[] {
  const { grid = {}, list = [], paired = {} } = sweep;
  const written = { grid: leaves(grid), list: list.map(leaves), paired: leaves(paired) };
  const axes = overrides.reduce<Axes>((left, word) => fixing(word, left, tell), written);
  const steps = Object.entries(axes.paired) as [string, readonly unknown[]][];
  for (const [key, values] of Object.entries(axes.grid)) {
    if (!Array.isArray(values) || values.length === 0) throw new UserError(`${located.place(['sweep', 'grid'])} sweep.grid.${key} must be a list of values, but got ${JSON.stringify(values)}; write [value, value, …]`);
  }
  const lengths = new Set(steps.map(([, values]) => (Array.isArray(values) ? values.length : 0)));
  if (lengths.has(0) || lengths.size > 1) {
    const got = steps.map(([key, values]) => `${key}: ${Array.isArray(values) ? values.length : 'no list'}`).join(', ');
    throw new UserError(`${located.place(['sweep', 'paired'])} sweep.paired must have lists of one length, but got ${got}; axes of other lengths belong in grid`);
  }
  const inStep: Cell[] = steps.length === 0 ? [{}] : steps[0]![1].map((_, i) => Object.fromEntries(steps.map(([key, values]) => [key, values[i]])));
  const combined = Object.entries(axes.grid).reduce<Cell[]>((cells, [key, values]) => cells.flatMap((cell) => (values as unknown[]).map((value) => ({ ...cell, [key]: value }))), [{}]);
  const listed = axes.list.length === 0 ? [{}] : axes.list;
  return combined.flatMap((cell) => listed.flatMap((entry) => inStep.map((step) => ({ ...cell, ...entry, ...step }))));
}

/** The axes without those that an override fixes; throws UserError for one that would change only a part of what varies. */
function fixing(word: string, { grid, list, paired }: Axes, tell: (line: string) => void): Axes {
  const key = word.split('=')[0]!;
  const varied = new Set([grid, paired, ...list].flatMap((axis) => Object.keys(axis)));
  const above = [...varied].find((axis) => key.startsWith(`${axis}.`));
  if (above !== undefined) {
    throw new UserError(`argument "${word}": ${key} must not be a part of ${above}, which the study sweeps over; fix it as a whole with ${above}=…, or vary it otherwise with sweep.grid.${above}=[…]`);
  }
  const gone = new Set([...varied].filter((axis) => axis === key || axis.startsWith(`${key}.`)));
  if (gone.size === 0) return { grid, list, paired };
  tell(`argument "${word}" fixes ${[...gone].join(' and ')}, which the study sweeps over`);
  const without = (axes: Cell): Cell => Object.fromEntries(Object.entries(axes).filter(([axis]) => !gone.has(axis)));
  // Entries that differed in nothing else are one.
  const entries = new Map(list.map(without).map((entry) => [JSON.stringify(entry), entry]));
  return { grid: without(grid), list: [...entries.values()], paired: without(paired) };
}

/** Throws UserError when a cell names a member and gives it a parameter that it does not have. */
export function checkCell(cell: Cell, place: string, parametersOf: ParametersOf): void {
  for (const [key, id] of Object.entries(cell)) {
    const [, member, tag] = /^(.+)\.(kind|family)$/.exec(key) ?? [];
    const known = member !== undefined && typeof id === 'string' ? parametersOf(member.split('.'), id) : undefined;
    if (member === undefined || !known) continue;
    const beside = Object.keys(cell).filter((other) => other !== key && other.startsWith(`${member}.`));
    const strange = beside.find((other) => !known.includes(other.slice(member.length + 1).split('.')[0]!));
    if (strange === undefined) continue;
    throw new UserError(
      `${place} ${strange} must be a parameter of "${id as string}", but those are ${known.join(', ') || 'none'}; vary ${member} as a whole: ${member}: [{ ${tag}: ${id as string} }, …]`,
    );
  }
}

/** Nested mappings as dotted paths. Members (mappings with a kind or family) and lists are values, not levels. */
function leaves(mapping: Mapping): Record<string, unknown> {
  const flat: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(mapping)) {
    if (!isMapping(value) || tagOf(value) !== undefined) flat[key] = value;
    else for (const [below, leaf] of Object.entries(leaves(value))) flat[`${key}.${below}`] = leaf;
  }
  return flat;
}
