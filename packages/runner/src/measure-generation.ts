// All measures of one member in one generation, in one row.
import type { ChainSetup, MemberState } from './chain.ts';
import { checkedRow } from './columns.ts';
import type { Batch, Generation } from './contracts.ts';
import { wait, type Waiting } from './waiting.ts';

/** The measures' columns in the study's order; `candidates` is what the model drew, at generation 0 the real sample; `previous` is what the last one left. */
export function* measureGeneration<D>(setup: ChainSetup<D>, generation: number, member: MemberState<D>, candidates: Batch<D>, previous: Batch<D>): Waiting<Record<string, number>> {
  const { real, training, synthetic, fitted, first, clock, baseline } = member;
  const seen: Generation<D> = {
    generation,
    sample: candidates.items,
    selected: generation === 0 ? real : synthetic,
    model: fitted,
    first,
    clock,
    previous,
    training,
    reference: real.items,
    heldOut: yield* wait(setup.heldOutAt(generation)),
    world: yield* wait(setup.worldAt(generation)),
    baseline,
    algebra: setup.algebra,
  };
  const row: Record<string, number> = {};
  for (const [i, measure] of setup.measures.entries()) {
    Object.assign(row, checkedRow('measure', setup.study.measures[i]!.kind, yield* wait(measure.measure(seen)), setup.columnNames));
  }
  return row;
}
