// Definition 2: any increase of population risk.
import { CHAINS_FOR_A_P_VALUE, signTest } from '@collapse-lab/statistics';
import { count, formatInteger, formatNumber } from '../../../format.ts';
import { type Definition, estimated, untold } from '../definition.ts';
import { lastOf, pathsOf } from '../evidence.ts';

const ALPHA = 0.01;
/** Up to this p, it is neither surely more than chance nor like it: nine of ten chains are no “no”. */
const UNSURE = 0.1;

/** Of two fits to equal data each is the better one as often as not, so that the sign test is exact where nothing is lost. */
export const anyIncrease: Definition = {
  id: 'any-increase',
  number: 2,
  name: 'any increase of risk',
  means: `More chains end with a higher loss than generation 1's than chance explains (one-sided sign test within chains, p ≤ ${ALPHA}).`,
  judge(run, arm) {
    const paths = pathsOf(run, arm, 'fidelityLoss');
    if (paths.length === 0) return untold('no held-out loss is recorded');
    const changes = lastOf(paths).filter((change) => change !== 0);
    if (changes.length === 0) return { fires: false, words: `the loss of ${count(paths.length, 'chain')} ends as it began`, numbers: { up: 0, chains: 0 } };
    const up = changes.filter((change) => change > 0).length;
    const words = `${formatInteger(up)} of ${formatInteger(changes.length)} chains went up`;
    // A control on which a test cannot be does something else where some of its chains did; where all went up, who knows.
    if (arm === 'control' && changes.length > 1 && changes.length < CHAINS_FOR_A_P_VALUE && up < changes.length) return { fires: false, words, numbers: { up, chains: changes.length } };
    if (changes.length < CHAINS_FOR_A_P_VALUE) return { ...untold(`${words}; a test takes ${CHAINS_FOR_A_P_VALUE}`), numbers: { up, chains: changes.length } };
    const p = signTest(up, changes.length);
    const evidence = { words: `${words} (p = ${formatNumber(p, 2)})`, numbers: { up, chains: changes.length, p } };
    return p <= UNSURE ? estimated(p <= ALPHA, evidence) : { fires: false, ...evidence };
  },
};
