// Policies that are wrong on purpose, under the names of the right ones, to show that verdicts turn.
import { Catalogue, defineEntry, policies, takeBatch, type Lab, type Policy } from '@collapse-lab/runner';

const withReplacement = defineEntry({
  ...policies.get('accumulate-subsample'),
  create: (): Policy => ({
    remembers: ['archive'],
    compose({ archive, size }, { algebra, streams }) {
      const rng = streams.rng();
      const pool = archive.bornIn.length;
      return takeBatch(algebra, archive, Uint32Array.from({ length: size }, () => rng.below(pool)));
    },
  }),
});

/** `accumulate-subsample` that draws with replacement. */
export const subsampleWithReplacement = (lab: Lab): Lab => ({
  ...lab,
  policies: new Catalogue('policy', lab.policies.ids.map((id) => (id === withReplacement.id ? withReplacement : lab.policies.get(id)))),
});
