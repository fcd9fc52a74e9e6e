// Numbers about a generation of points: the common measures and this domain's own.
import type { Points } from '@collapse-lab/numeric';
import { Catalogue, commonMeasures, type Measure } from '@collapse-lab/runner';
import * as all from './all.ts';

export const measures = new Catalogue<Measure<Points>>('measure', [...commonMeasures<Points>(), ...Object.values(all)]);
