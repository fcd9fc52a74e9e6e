// One member through one generation: compose, fit, sample, select, measure.
import type { Streams } from '@collapse-lab/numeric';
import { Archive, batchOf } from './batch.ts';
import type { ChainSetup, ChainState, MemberState, RealData } from './chain.ts';
import type { Batch, LoopState, Reason, Row } from './contracts.ts';
import { measureGeneration } from './measure-generation.ts';

interface Step<D> {
  readonly setup: ChainSetup<D>;
  /** The chain as the last generation left it; all members see the same. */
  readonly state: ChainState<D>;
  /** Which member. */
  readonly m: number;
  readonly realData: RealData<D>;
  readonly streams: Streams;
  readonly recorded: boolean;
}

/** The member after the next generation and its row (empty unless recorded), or why there is none. */
export async function advance<D>({ setup, state, m, realData, streams, recorded }: Step<D>): Promise<{ member: MemberState<D>; row: Row } | { ended: Reason }> {
  const { algebra, study } = setup;
  const { size } = study;
  const t = state.generation + 1;
  const { model, policyAt, filterAt, decodingAt, selectionAt } = setup.members[m]!;
  const member = state.members[m]!;
  const policy = policyAt(t);
  const world = await setup.worldAt(t);

  const pool = state.members.map(({ synthetic }) => synthetic);
  const loop: LoopState<D> = { ...member, generation: state.generation, size, pool, member: m, archive: member.archive.view() };
  const fresh = (count: number): Batch<D> => realData.draw(world, 'fresh', count, t, m);
  const composed = t === 1 ? member.real : policy.compose(loop, { algebra, streams: streams.fork('compose'), fresh });
  const training = t === 1 ? composed : await filterAt(t).select(composed, { algebra, world, streams: streams.fork('filter'), count: size });

  const fit = await model.fit(training, { streams: streams.fork('fit'), previous: member.fitted });
  if ('ended' in fit) return fit;
  const { fitted, trace } = fit;

  const [selection, decoding] = [selectionAt(t), decodingAt(t)];
  const drawn = await fitted.sample(selection.candidates(size), { streams: streams.fork('sample'), decoding });
  const candidates = batchOf(algebra, drawn, t, m);
  const synthetic = await selection.select(candidates, { algebra, world, streams: streams.fork('select'), count: size });
  if (policy.remembers.includes('archive')) member.archive.append(synthetic);

  const next: MemberState<D> = { ...member, training, synthetic, fitted };
  const row = recorded ? { ...(await measureGeneration(setup, t, next, candidates)), ...trace, ...decoding } : {};
  const remembered = policy.remembers.includes('training') ? training : new Archive(algebra).view();
  return { member: { ...next, training: remembered, baseline: t === 1 ? row : member.baseline }, row };
}
