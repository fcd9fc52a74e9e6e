// Quantities of one number per axis as columns: `mean` on the line, `meanX`, `meanY`, `meanZ` in more dimensions.
import type { Column } from '@collapse-lab/runner';

/** The axes that have columns; what is on further axes is not recorded. */
const AXES = ['X', 'Y', 'Z'] as const;

/** The columns that `onAxes` may fill. */
export function axisColumns(name: string, summary: string, suffix = ''): Column[] {
  return [
    { name: `${name}${suffix}`, summary: `${summary} (points on the line).` },
    ...AXES.map((axis) => ({ name: `${name}${axis}${suffix}`, summary: `${summary} on axis ${axis.toLowerCase()} (points of more dimensions).` })),
  ];
}

/** One number per axis by the names of their columns. */
export function onAxes(name: string, values: ArrayLike<number>, suffix = ''): Record<string, number> {
  if (values.length === 1) return { [`${name}${suffix}`]: values[0]! };
  return Object.fromEntries(AXES.slice(0, values.length).map((axis, i) => [`${name}${axis}${suffix}`, values[i]!]));
}
