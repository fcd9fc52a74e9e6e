// All measures of one member in one generation, in one row.
import type { ChainSetup, MemberState } from './chain.ts';
import type { Batch, Generation, Row } from './contracts.ts';

/** The measures' columns in the study's order; `candidates` is what the model drew, at generation 0 the real sample. */
export async function measureGeneration<D>(setup: ChainSetup<D>, generation: number, member: MemberState<D>, candidates: Batch<D>): Promise<Row> {
  const { real, training, synthetic, fitted, baseline } = member;
  const seen: Generation<D> = {
    generation,
    sample: candidates.items,
    selected: generation === 0 ? real : synthetic,
    model: fitted,
    training,
    reference: real.items,
    heldOut: await setup.heldOutAt(generation),
    baseline,
    algebra: setup.algebra,
  };
  const row: Record<string, number> = {};
  for (const measure of setup.measures) Object.assign(row, await measure.measure(seen));
  return row;
}
