// Selections that need nothing but the contracts, and so serve every domain.
import type { Entry } from '../catalogue.ts';
import type { Awaitable, Batch, Selection } from '../contracts.ts';
import { andThen } from '../waiting.ts';
import * as all from './all.ts';

/** The common selections, typed for a domain's data; a domain puts them into its own catalogue beside its own. */
export function commonSelections<D>(): Entry<Selection<D>>[] {
  return Object.values(all).map((make) => make<D>());
}

/** Several selections one after the other as one; none is the selection of everything. */
export function chainSelections<D>(selections: readonly Selection<D>[]): Selection<D> {
  return {
    candidates: (count) => selections.reduceRight((wanted, selection) => selection.candidates(wanted), count),
    select: (candidates, context) =>
      selections.reduce<Awaitable<Batch<D>>>((left, selection, i) => {
        // What the selections still to come will want is what this one is asked for.
        const count = selections.slice(i + 1).reduceRight((wanted, later) => later.candidates(wanted), context.count);
        return andThen(left, (batch) => selection.select(batch, { ...context, count, streams: context.streams.fork('selection', i) }));
      }, candidates),
  };
}
