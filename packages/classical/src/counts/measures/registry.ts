// Numbers about a generation of counts: the common measures and this domain's own.
import type { Counts } from '@collapse-lab/numeric';
import { Catalogue, commonMeasures, type Measure } from '@collapse-lab/runner';
import * as all from './all.ts';

export const measures = new Catalogue<Measure<Counts>>('measure', [...commonMeasures<Counts>(), ...Object.values(all)]);
