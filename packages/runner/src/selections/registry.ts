// Selections that need nothing but the contracts, and so serve every domain.
import { createNamed, type Catalogue, type Entry } from '../catalogue.ts';
import type { Awaitable, Batch, Reward, SelectContext, Selection } from '../contracts.ts';
import { checkedBatch } from '../checked-batch.ts';
import { rewardValues } from '../reward-values.ts';
import { UserError } from '../errors.ts';
import type { Named } from '../study.ts';
import { andThen } from '../waiting.ts';
import * as all from './all.ts';

/** The common selections, typed for a domain's data; a domain puts them into its own catalogue beside its own. */
export function commonSelections<D>(): Entry<Selection<D>>[] {
  return Object.values(all).map((make) => make<D>());
}

/** A study's selections as the loop has them: one, whose rewards are made. */
export interface Selector<D> {
  candidates(count: number): number;
  select(candidates: Batch<D>, context: Omit<SelectContext<D>, 'rewards'>): Awaitable<Batch<D>>;
}

/** A selection and the id that studies name it by. */
export interface NamedSelection<D> {
  readonly kind: string;
  readonly selection: Selection<D>;
}

/** Several selections one after the other as one, each with the reward that it names; none is the selection of everything. */
export function chainSelections<D>(selections: readonly NamedSelection<D>[], rewards: Catalogue<Reward<D>>): Selector<D> {
  const rewarded = selections.map((each) => ({ ...each, valuesOf: valuesBy(each.selection.reward, rewards) }));
  const candidatesFrom = (first: number, count: number): number => selections.slice(first).reduceRight((wanted, { selection }) => selection.candidates(wanted), count);
  return {
    candidates: (count) => candidatesFrom(0, count),
    select: (candidates, context) =>
      rewarded.reduce<Awaitable<Batch<D>>>((left, { kind, selection, valuesOf }, i) => {
        // What the selections still to come will want is what this one is asked for.
        const count = candidatesFrom(i + 1, context.count);
        const onlyDraws = (batch: Batch<D>): Batch<D> => {
          if (selection.weighs || !context.algebra.weights?.(batch.items)) return batch;
          throw new UserError(`selection "${kind}" must have items that were drawn, but these are atoms of a law; take the selection tilt, or draw items`);
        };
        const own = { ...context, count, rewards: (items: D) => valuesOf(items, context), streams: context.streams.fork('selection', i) };
        return andThen(left, (batch) => andThen(selection.select(onlyDraws(batch), own), (selected) => checkedBatch('selection', kind, context.algebra, selected)));
      }, candidates),
  };
}

type Values<D> = (items: D, context: Pick<SelectContext<D>, 'algebra' | 'world'>) => Promise<Float64Array>;

function valuesBy<D>(named: Named | undefined, rewards: Catalogue<Reward<D>>): Values<D> {
  if (!named) return () => Promise.reject(new Error('a selection must name the reward that it asks for'));
  const reward = createNamed(rewards, named);
  return (items, context) => rewardValues(named.kind, reward, items, context);
}
