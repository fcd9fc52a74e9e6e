// What a chain is made of and what it hands from generation to generation.
import type { Streams } from '@collapse-lab/numeric';
import { batchOf, type Archive } from './batch.ts';
import type { AnswerRequest, Awaitable, Batch, DataAlgebra, Decoding, FitCheckpoint, Fitted, Measure, Memory, Model, Policy, Row, World } from './contracts.ts';
import type { Selector } from './selections/registry.ts';
import { UserError } from './errors.ts';
import type { Study } from './study.ts';

/** What is kept for a policy from generation 0 on. */
export interface Recall {
  readonly memories: ReadonlySet<Memory>;
  /** The most of the last generations. */
  readonly generations: number;
}

/** One of a chain's models and the rules it lives by, which may change with the generation. */
export interface MemberSetup<D> {
  readonly model: Model<D>;
  /** The policy by its id, for what it does wrong. */
  readonly policyKind: string;
  readonly policyAt: (generation: number) => Policy;
  /** What the policy will ask for in any generation: a memory that begins later than what it is of would be incomplete. */
  readonly recall: Recall;
  readonly decodingAt: (generation: number) => Decoding;
  /** The decoding of all generations, where no schedule changes it. */
  readonly decoding: Decoding | undefined;
  /** Whether it is trained on its last sample as it is, from generation 2 on. */
  readonly feedsOnItself: boolean;
  /** Selects from what the model drew. */
  readonly selectionAt: (generation: number) => Selector<D>;
  /** Selects from the training batch. */
  readonly filterAt: (generation: number) => Selector<D>;
}

/** Where each fit of a chain leaves what it has come to, by the path of its stream. */
export type FitCheckpoints = (fit: string) => FitCheckpoint;

/** A study opened for one chain. */
export interface ChainSetup<D> {
  readonly study: Pick<Study, 'seed' | 'size' | 'generations' | 'record' | 'measures'>;
  readonly chain: number;
  /** Whether real items stand in for what the models would draw: the noise floor. */
  readonly drawsReal?: boolean;
  readonly algebra: DataAlgebra<D>;
  readonly members: readonly MemberSetup<D>[];
  /** A batch of no items. */
  readonly none: Batch<D>;
  /** In the order of the study's. */
  readonly measures: readonly Measure<D>[];
  /** The columns that measures may fill. */
  readonly columnNames: ReadonlySet<string>;
  readonly worldAt: (generation: number) => Awaitable<World<D>>;
  /** What a fit may leave behind, by the path of its stream. */
  readonly fitCheckpoint?: FitCheckpoints | undefined;
  /** Real items never trained on, from the world as it is in this generation. */
  readonly heldOutAt: (generation: number) => Awaitable<D>;
}

/** What one member brings to the next generation. */
export interface MemberState<D> {
  readonly real: Batch<D>;
  readonly training: Batch<D>;
  readonly synthetic: Batch<D>;
  readonly archive: Archive<D>;
  /** What the last generations left, as many as a policy may still ask for, oldest first. */
  readonly recent: readonly Batch<D>[];
  readonly fitted: Fitted<D> | undefined;
  /** Generation 1's model, where a measure reads it. */
  readonly first: Fitted<D> | undefined;
  /** The refit clock, where the free parameters are known. */
  readonly clock: number | undefined;
  /** Generation 1's row. */
  readonly baseline: Row | undefined;
}

/** Everything that generation t + 1 needs of generations 0 … t. */
export interface ChainState<D> {
  readonly generation: number;
  /** Real items drawn so far. */
  readonly taken: number;
  readonly members: readonly MemberState<D>[];
}

/**
 * What each member's fits validate by. Where the chain has it from follows from the study alone, so that no state keeps it: new real items of
 * generation 0, taken after all members' real samples.
 */
export function validationOf<D>({ members, study, algebra }: Pick<ChainSetup<D>, 'members' | 'algebra'> & { readonly study: Pick<Study, 'size'> }, world: World<D>, streams: Streams): (D | undefined)[] {
  const realData = new RealData(algebra, streams, members.length * study.size);
  return members.map(({ model }, m) => (model.validates ? realData.draw(world, 'fresh', model.validates, 0, m, validationKey(model, m, members.length)).items : undefined));
}

/** The key of the study that says how many real items a member's fits validate by, where its family names one. */
export function validationKey({ validatesBy }: Pick<Model<never>, 'validatesBy'>, member: number, members: number): string | undefined {
  return validatesBy && `${modelKey(member, members)}.${validatesBy}`;
}

/** Where a study has the model of a member. */
export function modelKey(member: number, members: number): string {
  return members === 1 ? 'model' : `members.${member}`;
}

/** The last `count` of a list, or all that there are. */
export function lastOf<T>(list: readonly T[], count: number): readonly T[] {
  return list.slice(Math.max(0, list.length - count));
}

/** A chain's real data: counts what was taken, so that a finite world never gives an item twice. */
export class RealData<D> {
  private readonly algebra: DataAlgebra<D>;
  private readonly streams: Streams;
  taken: number;

  constructor(algebra: DataAlgebra<D>, chain: Streams, taken: number) {
    this.algebra = algebra;
    this.streams = chain.fork('real');
    this.taken = taken;
  }

  draw(world: World<D>, from: 'fixed' | 'fresh', count: number, generation: number, member: number, key?: string): Batch<D> {
    const items = world.draw({ from, count, generation, taken: this.taken, member, key }, this.streams);
    const given = this.algebra.size(items);
    if (given !== count) throw new UserError(`a world must draw the ${count} items that it is asked for, but gave ${given}; mend its function draw`);
    this.taken += count;
    return batchOf(this.algebra, items, 0, 0);
  }

  /** The world's answers to proposals; `request` counts what this member asks in this generation, so that no noise comes twice. */
  respond(world: World<D>, proposals: Batch<D>, asking: AnswerRequest, request: number): Batch<D> {
    if (!world.respond) throw new Error('a policy must say that it needs a world that responds before it asks one');
    const size = proposals.bornIn.length;
    const items = world.respond(proposals.items, asking, this.streams.fork('answers', request));
    const given = this.algebra.size(items);
    if (given !== size) throw new UserError(`a world must answer each of the ${size} proposals, but gave ${given} answers; mend its function respond`);
    return { ...proposals, items, answered: new Uint8Array(size).fill(1) };
  }
}
