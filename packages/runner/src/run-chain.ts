// The loop, written once: real data in, then every member composes, fits, samples and selects, again and again.
import { streams, type Streams } from '@collapse-lab/numeric';
import { advance } from './advance.ts';
import { Archive } from './batch.ts';
import { lastOf, RealData, validationOf, type ChainSetup, type ChainState, type MemberState } from './chain.ts';
import type { Reason, Row } from './contracts.ts';
import { leap } from './leap.ts';
import { measureGeneration } from './measure-generation.ts';
import { isRecorded } from './plan.ts';
import { wait, type Waiting } from './waiting.ts';

/** One finished generation: a row per member, or none where the study thins its record. */
export interface ChainStep<D> {
  readonly rows: readonly Row[] | undefined;
  readonly state: ChainState<D>;
}

/** Runs one chain from its start or from a saved state; returns why it ended early, or undefined when it is complete. */
export function* runChain<D>(setup: ChainSetup<D>, saved?: ChainState<D>): Waiting<Reason | undefined, ChainStep<D>> {
  const { study, members } = setup;
  const chain = streams(study.seed).fork('chain', setup.chain);
  const realData = new RealData(setup.algebra, chain, saved?.taken ?? 0);
  let state: ChainState<D> | undefined = saved;
  if (!state) {
    state = yield* begin(setup, realData);
    const rows: Row[] = [];
    for (const member of state.members) rows.push(yield* measureGeneration(setup, 0, member, member.real, member.real));
    yield { rows, state };
  }

  const validates = members.some(({ model }) => model.validates);
  const validation = validates ? validationOf(setup, yield* wait(setup.worldAt(0)), chain) : [];

  while (state.generation < study.generations) {
    const leapt: ChainState<D> | undefined = leap(setup, state, chain);
    if (leapt) {
      yield { rows: undefined, state: (state = leapt) };
      continue;
    }
    const t: number = state.generation + 1;
    const recorded = isRecorded(study, t);
    const nexts: MemberState<D>[] = [];
    const rows: Row[] = [];
    for (let m = 0; m < members.length; m++) {
      const streamsAt = (generation: number): Streams => chain.fork('generation', generation).fork('member', m);
      const next = yield* advance({ setup, state, m, realData, validation: validation[m], streamsAt, recorded });
      if ('ended' in next) return next.ended;
      nexts.push(next.member);
      rows.push(next.row);
    }
    state = { generation: t, taken: realData.taken, members: nexts };
    yield { rows: recorded ? rows : undefined, state };
  }
  return undefined;
}

/** Generation 0: a real sample for every member. */
function* begin<D>(setup: ChainSetup<D>, realData: RealData<D>): Waiting<ChainState<D>> {
  const world = yield* wait(setup.worldAt(0));
  const members = setup.members.map(({ recall }, m): MemberState<D> => {
    const real = realData.draw(world, 'fixed', setup.study.size, 0, m);
    const archive = new Archive(setup.algebra);
    if (recall.memories.has('archive')) archive.append(real);
    return { real, training: real, synthetic: setup.none, archive, recent: lastOf([real], recall.generations), fitted: undefined, first: undefined, clock: undefined, baseline: undefined };
  });
  for (const { model: { validates = 0 } } of setup.members) realData.taken += validates;
  return { generation: 0, taken: realData.taken, members };
}
