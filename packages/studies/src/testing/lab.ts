// The laboratory that the systems' studies are read in, for tests: the domains that their worlds belong to.
import { counts, pairs } from '@collapse-lab/classical';
import { points } from '@collapse-lab/gmm';
import { policies, type Lab } from '@collapse-lab/runner';
import { text } from '@collapse-lab/text';

export const lab: Lab = { domains: [points, text, pairs, counts], policies };
