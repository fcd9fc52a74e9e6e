// Measures of text by id: its own and those that serve every domain.
import type { Documents } from '@collapse-lab/numeric';
import { Catalogue, commonMeasures, type Measure } from '@collapse-lab/runner';
import * as all from './all.ts';

export const measures = new Catalogue<Measure<Documents>>('measure', [...commonMeasures<Documents>(), ...Object.values(all)]);
