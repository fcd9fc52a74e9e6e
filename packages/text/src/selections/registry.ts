// What may happen to documents between sampling and training: the common selections and this domain's own.
import type { Documents } from '@collapse-lab/numeric';
import { Catalogue, commonSelections, type Selection } from '@collapse-lab/runner';
import * as all from './all.ts';

export const selections = new Catalogue<Selection<Documents>>('selection', [...commonSelections<Documents>(), ...Object.values(all)]);
