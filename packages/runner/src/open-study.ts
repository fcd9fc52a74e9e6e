// Opens a study: looks up its members, opens its world, and closes over the data type, so that what runs, saves and
// draws chains from here on deals in rows and bytes only.
import { ArrayReader, packArrays, streams } from '@collapse-lab/numeric';
import { Archive } from './batch.ts';
import type { AnyDomain, Awaitable, Batch, Column, DataAlgebra, Domain, Host, Lab, Measure, Model, Portrait, Reason, Row, World } from './contracts.ts';
import type { Arm } from './record.ts';
import { runChain, type ChainSetup, type ChainState } from './run-chain.ts';
import type { Named, Study } from './study.ts';

/** A chain's state as bytes. The archive comes in segments, so that saving often does not copy it often. */
export interface SavedChain {
  readonly generation: number;
  /** Real items drawn so far. */
  readonly taken: number;
  readonly baseline: Row | undefined;
  /** Real sample, training batch, synthetic batch. */
  readonly batches: readonly Uint8Array[];
  readonly fitted: Uint8Array | undefined;
  /** Segments in order; together they are the archive. */
  readonly archive: readonly Uint8Array[];
}

/** One finished generation of a chain, its data type closed over. */
export interface Step {
  readonly generation: number;
  readonly values: Row | undefined;
  /** Items in the archive, for `save`. */
  readonly archiveSize: number;
  portray(): Awaitable<Portrait>;
  /** The state after this generation, with the archive from item `archiveFrom` on as its only segment. */
  save(archiveFrom: number): SavedChain;
}

/** A study whose members exist and whose world is open. */
export interface OpenStudy {
  readonly words: { readonly items: string; readonly units: string };
  readonly facts: World<unknown>['facts'];
  /** Every column that rows may have, in row order. */
  readonly columns: readonly Column[];
  readonly freeParameters: number | undefined;
  runChain(arm: Arm, chain: number, saved?: SavedChain): AsyncGenerator<Step, Reason | undefined>;
}

/** Opens the study's world and members; throws UserError for what a user can mend (an unreadable corpus, too few items). */
export function openStudy(lab: Lab, study: Study, host: Host): Promise<OpenStudy> {
  return domainOf(lab, study).open((domain) => openIn(domain, lab, study, host));
}

/** The domain that has the study's world. */
export function domainOf(lab: Lab, study: Study): AnyDomain {
  const found = lab.domains.find((each) => each.open((domain) => domain.worlds.has(study.world.kind)));
  if (!found) throw new Error(`no domain has the world "${study.world.kind}"`);
  return found;
}

/** The policy of an arm: the study's own, or nothing but fresh real data. */
function policyOf(arm: Arm, study: Study): Named {
  return arm === 'loop' ? study.policy : { kind: 'mix', real: 1, synthetic: 0, carry: 0, realFrom: 'fresh' };
}

async function openIn<D>(domain: Domain<D>, lab: Lab, study: Study, host: Host): Promise<OpenStudy> {
  const { algebra } = domain;
  const create = <T>(from: { get(id: string): { create(parameters: unknown): T } }, { kind, ...parameters }: Named): T =>
    from.get(kind).create(parameters);
  const { family, ...parameters } = study.model;
  const model: Model<D> = domain.families.get(family).create(parameters);
  const measures: Measure<D>[] = study.measures.map((named) => create(domain.measures, named));
  const root = streams(study.seed).fork('study');
  const world = await create(domain.worlds, study.world).open({ host, streams: root.fork('world'), heldOut: study.heldOut });
  // Drawn here once more, so that a world too small for the study says so before anything is run.
  world.draw({ from: 'fixed', count: study.size, generation: 0, taken: 0 }, root.fork('trial'));
  const heldOut = world.draw({ from: 'heldOut', count: study.heldOut, generation: 0, taken: 0 }, root.fork('held-out'));

  return {
    words: domain.words,
    facts: world.facts,
    columns: [...measures.flatMap((measure) => measure.columns), ...model.columns],
    freeParameters: model.freeParameters,
    async *runChain(arm, chain, saved) {
      const policy = create(lab.policies, policyOf(arm, study));
      const setup: ChainSetup<D> = { study, chain, algebra, world, model, policy, measures, heldOut };
      const run = runChain(setup, saved && restore(algebra, model, saved));
      for (;;) {
        const { done, value } = await run.next();
        if (done) return value;
        const { values, state } = value;
        yield {
          generation: state.generation,
          values,
          archiveSize: state.archive.size,
          portray: () => domain.portray({ ...portrayed(state), world }),
          save: (archiveFrom) => save(algebra, state, archiveFrom),
        };
      }
    },
  };
}

function portrayed<D>({ generation, real, synthetic, fitted }: ChainState<D>) {
  return { sample: generation === 0 ? real.items : synthetic.items, model: fitted, reference: real.items };
}

function save<D>(algebra: DataAlgebra<D>, state: ChainState<D>, archiveFrom: number): SavedChain {
  return {
    generation: state.generation,
    taken: state.taken,
    baseline: state.baseline,
    batches: [state.real, state.training, state.synthetic].map((batch) => encodeBatch(algebra, batch)),
    fitted: state.fitted?.encode(),
    archive: [encodeBatch(algebra, state.archive.since(archiveFrom))],
  };
}

function restore<D>(algebra: DataAlgebra<D>, model: Model<D>, saved: SavedChain): ChainState<D> {
  const [real, training, synthetic] = saved.batches.map((bytes) => decodeBatch(algebra, bytes));
  if (!real || !training || !synthetic) throw new RangeError(`a saved chain must hold 3 batches, but got ${saved.batches.length}`);
  const archive = new Archive(algebra);
  for (const segment of saved.archive) archive.append(decodeBatch(algebra, segment));
  const fitted = saved.fitted && model.decode(saved.fitted);
  return { generation: saved.generation, taken: saved.taken, real, training, synthetic, archive, fitted, baseline: saved.baseline };
}

function encodeBatch<D>(algebra: DataAlgebra<D>, batch: Batch<D>): Uint8Array {
  return packArrays([algebra.encode(batch.items), batch.bornIn, batch.bornBy, batch.weight ?? new Float64Array(0)]);
}

function decodeBatch<D>(algebra: DataAlgebra<D>, bytes: Uint8Array): Batch<D> {
  const reader = new ArrayReader(bytes);
  const items = algebra.decode(reader.u8());
  const [bornIn, bornBy, weight] = [reader.u32(), reader.u16(), reader.f64()];
  return { items, bornIn, bornBy, ...(weight.length > 0 && { weight }) };
}
