// One member through one generation: compose, fit, sample, select, measure.
import type { Streams } from '@collapse-lab/numeric';
import { batchOf } from './batch.ts';
import { checkedBatch } from './checked-batch.ts';
import { lastOf, type ChainSetup, type ChainState, type MemberState, type RealData } from './chain.ts';
import type { Awaitable, Batch, LoopState, Policy, Reason, Row } from './contracts.ts';
import { UserError } from './errors.ts';
import { measureGeneration } from './measure-generation.ts';
import { tickOf } from './refit-clock.ts';
import { wait, type Waiting } from './waiting.ts';

interface Step<D> {
  readonly setup: ChainSetup<D>;
  /** The chain as the last generation left it; all members see the same. */
  readonly state: ChainState<D>;
  /** Which member. */
  readonly m: number;
  readonly realData: RealData<D>;
  /** What its fits validate by. */
  readonly validation: D | undefined;
  /** The member's streams of a generation. */
  readonly streamsAt: (generation: number) => Streams;
  readonly recorded: boolean;
}

/** The member after the next generation and its row (empty unless recorded), or why there is none. */
export function* advance<D>({ setup, state, m, realData, validation, streamsAt, recorded }: Step<D>): Waiting<{ member: MemberState<D>; row: Row } | { ended: Reason }> {
  const { algebra, study } = setup;
  const { size } = study;
  const t = state.generation + 1;
  const streams = streamsAt(t);
  const { model, policyKind, policyAt, recall, filterAt, decodingAt, selectionAt, feedsOnItself } = setup.members[m]!;
  const member = state.members[m]!;
  const policy = policyAt(t);
  const world = yield* wait(setup.worldAt(t));

  const fresh = (count: number): Batch<D> => realData.draw(world, 'fresh', count, t, m);
  let requests = 0;
  const respond = (proposals: Batch<D>): Batch<D> => realData.respond(world, proposals, { generation: t, member: m }, requests++);
  const compose = (): Batch<D> => checkedBatch('policy', policyKind, algebra, policy.compose(loopState(setup, state, m, policy), { algebra, streams: streams.fork('compose'), fresh, respond }));
  const composed = t === 1 ? member.real : compose();
  const training = t === 1 ? composed : yield* wait(filterAt(t).select(composed, { algebra, world, streams: streams.fork('filter'), count: size }));

  const withoutItems = feedsOnItself && member.fitted && model.refit?.(member.fitted, size, { streams: streamsAt(t - 1).fork('sample'), decoding: decodingAt(t - 1) });
  const own = streams.fork('fit');
  const checkpoint = setup.fitCheckpoint?.(own.key);
  const fit = withoutItems || (yield* wait(model.fit(training, { streams: own, previous: member.fitted, ...(validation !== undefined && { validation }), ...(checkpoint && { checkpoint }) })));
  if ('ended' in fit) return fit;
  const { fitted, trace } = fit;

  const [selection, decoding] = [selectionAt(t), decodingAt(t)];
  const wanted = selection.candidates(size);
  const draw = (): Awaitable<D> => fitted.sample(wanted, { streams: streams.fork('sample'), decoding });
  const candidates = setup.drawsReal ? fresh(size) : batchOf(algebra, yield* wait(draw()), t, m);
  const given = candidates.bornIn.length;
  if (given !== wanted) throw new UserError(`a family must draw the ${wanted} items that it is asked for, but gave ${given}; mend its function sample`);
  const synthetic = yield* wait(selection.select(candidates, { algebra, world, streams: streams.fork('select'), count: size }));
  if (recall.memories.has('archive')) member.archive.append(synthetic);

  const recent = lastOf([...member.recent, synthetic], recall.generations);
  const first = t === 1 && setup.measures.some(({ readsFirst }) => readsFirst) ? fitted : member.first;
  const tick = tickOf(algebra, training, t, model.freeParameters);
  const next = { ...member, training, synthetic, recent, fitted, first, clock: tick === undefined ? undefined : (member.clock ?? 0) + tick };
  const row = recorded ? yield* measureGeneration(setup, t, next, candidates, t === 1 ? member.real : member.synthetic) : {};
  if (recorded) Object.assign(row, trace, decoding);
  const remembered = recall.memories.has('training') ? training : setup.none;
  return { member: { ...next, training: remembered, baseline: t === 1 ? row : next.baseline }, row };
}

/** What the last generation left, as a policy may see it. */
function loopState<D>({ study: { size }, none }: ChainSetup<D>, { generation, members }: ChainState<D>, m: number, { remembers, remembersGenerations = 0 }: Policy): LoopState<D> {
  const { real, synthetic, archive, recent } = members[m]!;
  const training = remembers.includes('training') ? members[m]!.training : none;
  const pool = members.map((each) => each.synthetic);
  return { generation, size, real, synthetic, pool, member: m, training, archive: remembers.includes('archive') ? archive.view() : none, recent: lastOf(recent, remembersGenerations) };
}
