// What may happen to points between sampling and training: the common selections and this domain's own.
import type { Points } from '@collapse-lab/numeric';
import { Catalogue, commonSelections, type Selection } from '@collapse-lab/runner';
import * as all from './all.ts';

export const selections = new Catalogue<Selection<Points>>('selection', [...commonSelections<Points>(), ...Object.values(all)]);
