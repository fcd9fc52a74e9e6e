// Effective number of cells: Hill number of order 1 (Hill 1973).
import { hillNumber } from '@collapse-lab/diversity';
import { countCells } from '@collapse-lab/gmm';
import type { Measure } from '../../contracts.ts';
import type { ColumnView } from '../column-view.ts';

export const effectiveSupport: Measure<ColumnView> = {
  id: 'effectiveSupport',
  summary: 'How many equally full cells would be as diverse, of 32 cells that are equally full in the reference.',
  unit: 'cells',
  change: 'ratio',
  loss: 'lower',
  of: ({ values, anchor }) => hillNumber(countCells(values, anchor.cells()), 1),
};
