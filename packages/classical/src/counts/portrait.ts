// A generation shown to people: some of its counts to read.
import type { Counts } from '@collapse-lab/numeric';
import type { Domain, Portrait } from '@collapse-lab/runner';

const ITEMS = 20;

/** The first 20 counts, one per line. */
export function portrayCounts({ world, sample }: Parameters<Domain<Counts>['portray']>[0]): Portrait {
  return { text: Array.from({ length: Math.min(ITEMS, sample.values.length) }, (_, i) => world.show(sample, i)).join('\n') };
}
