// The laboratory of this program: every domain and policy that a study may name.
import { counts, pairs } from '@collapse-lab/classical';
import { points } from '@collapse-lab/gmm';
import { policies, type Lab } from '@collapse-lab/runner';
import { text } from '@collapse-lab/text';

export const lab: Lab = { domains: [points, text, pairs, counts], policies };
