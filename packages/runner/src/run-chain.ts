// The loop, written once: real data in, then fit, sample, compose and fit again; one record per generation.
import { streams } from '@collapse-lab/numeric';
import { Archive, batchOf } from './batch.ts';
import type { Batch, DataAlgebra, Fitted, Generation, LoopState, Measure, Model, Policy, Reason, Row, World } from './contracts.ts';
import type { Study } from './study.ts';

/** A study opened for one chain. */
export interface ChainSetup<D> {
  readonly study: Pick<Study, 'seed' | 'size' | 'generations' | 'record'>;
  readonly chain: number;
  readonly algebra: DataAlgebra<D>;
  readonly world: World<D>;
  readonly model: Model<D>;
  readonly policy: Policy;
  readonly measures: readonly Measure<D>[];
  readonly heldOut: D;
}

/** Everything that generation t + 1 needs of generations 0 … t. */
export interface ChainState<D> {
  readonly generation: number;
  /** Real items drawn so far. */
  readonly taken: number;
  readonly real: Batch<D>;
  readonly training: Batch<D>;
  readonly synthetic: Batch<D>;
  readonly archive: Archive<D>;
  readonly fitted: Fitted<D> | undefined;
  readonly baseline: Row | undefined;
}

/** One finished generation; `values` is absent where the study thins its record. */
export interface ChainStep<D> {
  readonly values: Row | undefined;
  readonly state: ChainState<D>;
}

/** Runs one chain from its start or from a saved state; returns why it ended early, or undefined when it is complete. */
export async function* runChain<D>(setup: ChainSetup<D>, saved?: ChainState<D>): AsyncGenerator<ChainStep<D>, Reason | undefined> {
  const { study, algebra, world, model, policy } = setup;
  const remembers = (memory: 'training' | 'archive'): boolean => policy.remembers.includes(memory);
  const chain = streams(study.seed).fork('chain', setup.chain);
  let taken = saved?.taken ?? 0;
  const drawReal = (from: 'fixed' | 'fresh', count: number, generation: number): Batch<D> => {
    const items = world.draw({ from, count, generation, taken }, chain.fork('real'));
    taken += count;
    return batchOf(algebra, items, 0, 0);
  };
  const nothing = new Archive(algebra).view();

  let state: ChainState<D> | undefined = saved;
  if (!state) {
    const real = drawReal('fixed', study.size, 0);
    state = { generation: 0, taken, real, training: real, synthetic: nothing, archive: new Archive(algebra), fitted: undefined, baseline: undefined };
    if (remembers('archive')) state.archive.append(real);
    yield { values: await measure(setup, state, real), state };
  }

  while (state.generation < study.generations) {
    const t: number = state.generation + 1;
    const draw = chain.fork('generation', t);
    const { real, archive }: ChainState<D> = state;
    const loop: LoopState<D> = { ...state, size: study.size, archive: archive.view() };
    const fresh = (count: number): Batch<D> => drawReal('fresh', count, t);
    const training: Batch<D> = t === 1 ? real : policy.compose(loop, { algebra, streams: draw.fork('compose'), fresh });

    const fit = await model.fit(training, { streams: draw.fork('fit'), previous: state.fitted });
    if ('ended' in fit) return fit.ended;
    const { fitted, trace } = fit;
    const synthetic = batchOf(algebra, await fitted.sample(study.size, { streams: draw.fork('sample') }), t, 0);
    if (remembers('archive')) archive.append(synthetic);

    const next: ChainState<D> = { ...state, generation: t, taken, synthetic, fitted };
    const recorded = t === 1 || t === study.generations || t % study.record === 0;
    const values = recorded ? { ...(await measure(setup, next, training)), ...trace } : undefined;
    state = { ...next, training: remembers('training') ? training : nothing, baseline: t === 1 ? values : state.baseline };
    yield { values, state };
  }
  return undefined;
}

/** All measures of one generation in one row, in the study's order. */
async function measure<D>(setup: ChainSetup<D>, state: ChainState<D>, training: Batch<D>): Promise<Row> {
  const { algebra, heldOut } = setup;
  const { generation, real, synthetic, fitted: model, baseline } = state;
  const sample = generation === 0 ? real.items : synthetic.items;
  const seen: Generation<D> = { generation, sample, model, training, reference: real.items, heldOut, baseline, algebra };
  const row: Record<string, number> = {};
  for (const each of setup.measures) Object.assign(row, await each.measure(seen));
  return row;
}
