// Numbers about a generation of pairs: the common measures and this domain's own.
import type { Pairs } from '@collapse-lab/numeric';
import { Catalogue, commonMeasures, type Measure } from '@collapse-lab/runner';
import * as all from './all.ts';

export const measures = new Catalogue<Measure<Pairs>>('measure', [...commonMeasures<Pairs>(), ...Object.values(all)]);
