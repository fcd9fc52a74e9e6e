// One generation as measures see it, for tests that care about a few of its parts.
import { batchOf } from '../batch.ts';
import type { Generation, World } from '../contracts.ts';
import type { DataAlgebra } from '../data.ts';

/** A generation whose items are all `sample`, without a model, in a world that knows nothing; `parts` replace any of that. */
export function generationWith<D>(algebra: DataAlgebra<D>, sample: D, parts: Partial<Generation<D>> = {}): Generation<D> {
  const world: World<D> = { draw: () => sample, show: () => '', facts: {} };
  const batch = batchOf(algebra, sample, 0, 0);
  const none = { model: undefined, first: undefined, clock: undefined, baseline: undefined };
  return { generation: 1, sample, selected: batch, previous: batch, training: batch, reference: sample, heldOut: sample, world, algebra, ...none, ...parts };
}
