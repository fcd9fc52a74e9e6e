// Modes of a kernel density (Silverman 1981).
import { kernelDensityModes } from '@collapse-lab/diversity';
import type { Measure } from '../../contracts.ts';
import type { ColumnView } from '../column-view.ts';

export const modes: Measure<ColumnView> = {
  id: 'modes',
  summary: 'Peaks of a kernel density, its bandwidth fixed by as many reference rows as a block has (Silverman 1986).',
  change: 'difference',
  loss: 'lower',
  of: ({ values, anchor }) => kernelDensityModes(values, { bandwidth: anchor.bandwidth(), grid: 256, cut: 3 }).modes,
};
