// Generations that nobody records, in one call: what the plain loop would leave, without its bookkeeping.
import type { Streams } from '@collapse-lab/numeric';
import { batchOf, range } from './batch.ts';
import type { ChainSetup, ChainState } from './chain.ts';
import type { Decoding, Policy } from './contracts.ts';
import { nextRecorded } from './plan.ts';
import { tickOf } from './refit-clock.ts';
import type { Study } from './study.ts';

/** A leap draws at most so many items, so that a chain can be stopped and saved every few milliseconds. */
const MOST_ITEMS = 1_000_000;

/** What a generation costs that draws no items, in items. */
const REFIT_ITEMS = 100;

/** Whether a member that lives by these policies, one or one a generation, is trained on its last sample as it is, from generation 2 on. */
export function feedsOnItself(policies: Iterable<Policy>, study: Pick<Study, 'selection'>): boolean {
  if (study.selection.length > 0) return false;
  for (const { onlySynthetic = false } of policies) if (!onlySynthetic) return false;
  return true;
}

/** The state just before the next recorded generation or as far as a leap reaches; undefined where there is nothing to leap. */
export function leap<D>(setup: ChainSetup<D>, { generation, taken, members: [member, another] }: ChainState<D>, chain: Streams): ChainState<D> | undefined {
  const { study, algebra, members: [own] } = setup;
  // The first chain is shown as it goes, also at generations that have no rows.
  const leaps = setup.chain > 0 && !another && own?.feedsOnItself;
  if (!leaps || !member?.fitted || !own.model.leap) return undefined;
  const most = Math.ceil(MOST_ITEMS / (own.model.refit ? REFIT_ITEMS : study.size));
  const times = Math.min(most, nextRecorded(study, generation) - generation - 1);
  if (times === 0) return undefined;

  // A copy, as the state before may still be saved or shown.
  const items = algebra.take(member.synthetic.items, range(0, member.synthetic.bornIn.length));
  const streams = chain.range('generation', generation + 1).fork('member', 0);
  const decodings = { decoding: own.decoding, decodingAt: (time: number): Decoding => own.decodingAt(generation + time + 1) };
  const leapt = own.model.leap({ ...member.synthetic, items }, member.fitted, times, { fit: streams.fork('fit'), sample: streams.fork('sample'), ...decodings });
  // A fit that fails at once is the plain loop's to tell.
  if (leapt.times === 0) return undefined;
  const reached = generation + leapt.times;
  const tick = tickOf(algebra, member.synthetic, generation + 1, own.model.freeParameters);
  const clock = tick === undefined ? member.clock : ticked(member.clock ?? 0, tick, leapt.times);
  return { generation: reached, taken, members: [{ ...member, fitted: leapt.fitted, clock, synthetic: batchOf(algebra, items, reached, 0) }] };
}

/** The last sum, as every chain of a study asks for the same. */
let lastSum = { clock: 0, tick: 0, times: 0, sum: 0 };

/** The clock after so many equal ticks, added up one by one, to the bits of the plain loop. */
function ticked(clock: number, tick: number, times: number): number {
  if (lastSum.clock !== clock || lastSum.tick !== tick || lastSum.times !== times) {
    let sum = clock;
    for (let time = 0; time < times; time++) sum += tick;
    lastSum = { clock, tick, times, sum };
  }
  return lastSum.sum;
}
