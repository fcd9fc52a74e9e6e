// Definition 8: data that are hallucinated, where the real law has none.
import { type Definition, estimated, untold } from '../definition.ts';
import { lateShare, type NamedColumn } from '../evidence.ts';

/** How much more of what is drawn must be unreal than at generation 1. */
const MORE = 0.01;

/** Draws where no real data are, by the first of these that is recorded. */
const UNREAL: readonly NamedColumn[] = [
  { column: 'beyondReal', words: 'share of draws less likely than all held-out real data' },
  { column: 'novelBigrams', words: 'share of bigrams found nowhere in the real data' },
];

export const hallucination: Definition = {
  id: 'hallucination',
  number: 8,
  name: 'hallucinated data',
  means: `Over the last quarter of the run, at least ${MORE} more of what is drawn lies where no real data do than at generation 1 (means over chains, 95 % limits above generation 1's).`,
  judge(run, arm) {
    const share = lateShare(run, arm, UNREAL);
    if (!share) return untold('neither beyondReal nor novelBigrams is recorded of two chains or more');
    const { words, first, estimate: last, low, chains } = share;
    const evidence = { words, numbers: { first, last, low, chains } };
    return last - first >= MORE ? estimated(low > first, evidence) : { fires: false, ...evidence };
  },
};
