// The contract between the loop and where real data comes from.
import type { Streams } from '@collapse-lab/numeric';
import type { Awaitable, Row, Scores } from './data.ts';

/** What some worlds can do beyond drawing real items; a study whose members need it of a world that cannot is refused. */
export type WorldAbility = 'score' | 'respond' | 'groups';

/** The source of real data, opened. */
export interface World<D> {
  /**
   * Real items. `fixed` is the real sample a chain starts from, `fresh` is new real data for a generation, `heldOut`
   * is never trained on. `streams` is the chain's (the study's for `heldOut`); the world forks it by generation.
   * Throws UserError when there are not enough real items.
   */
  draw(request: RealRequest, streams: Streams): D;
  /** Where the true law is known: its log-likelihoods. */
  score?(items: D): Scores;
  /**
   * Where the world answers what a model proposes: the same number of items in the same order, what they propose kept and
   * their outcomes drawn anew, as the world is in this generation. `streams` is the request's own; the world forks it by
   * generation and member.
   */
  respond?(proposals: D, request: AnswerRequest, streams: Streams): D;
  /** Where its items come in groups: which of `groups.names` each item belongs to, by its nearest or likeliest where it is none of the world's. */
  readonly groups?: Groups<D>;
  /** Whether its items are atoms of a law, which weigh; a family that does not honour weights is then refused. */
  readonly weighs?: boolean;
  /** Parameters of the true law where it is known, by the names that families give theirs. */
  readonly truth?: Row;
  /** Item i as a person would read it. */
  show(items: D, index: number): string;
  /** Where items are of tokens of which a file tells how text is cut into them: that file, for models that are used elsewhere. */
  tokenizer?(): WorldTokenizer;
  /** Real items that a chain can take altogether, where there is an end to them. */
  readonly available?: number;
  /** What it has made of its data that is of use outside, such as a tokenizer: texts by file name, for the folder of the run. */
  files?(): Readonly<Record<string, string>>;
  /** What a reader must know to compare: sizes, tokenizer, fingerprint of the source. Equal facts mean equal worlds. */
  readonly facts: Facts;
}

/** A tokenizer as other programs have it. */
export interface WorldTokenizer {
  /** The content of tokenizer.json, as Hugging Face's tokenizers read it. */
  readonly json: object;
  /** By a token of the world's items, its number in the file. */
  readonly ids: readonly (number | undefined)[];
  /** One more than the file's largest number. */
  readonly size: number;
}

/** A world's items by the group that each is of. */
export interface Groups<D> {
  readonly names: readonly string[];
  /** Per item: its place in `names`. */
  of(items: D): Uint16Array;
}

export interface RealRequest {
  readonly from: 'fixed' | 'fresh' | 'heldOut';
  readonly count: number;
  readonly generation: number;
  /** Real items that the chain has drawn before, for all its members, so that a finite world never gives one twice. */
  readonly taken: number;
  /** Which member of the chain asks, so that a world without end gives each its own. */
  readonly member: number;
  /** The key of the study that says how many, for a mistake's way out; `size` when absent. */
  readonly key?: string | undefined;
}

export interface AnswerRequest {
  readonly generation: number;
  /** Which member of the chain proposes, so that the world answers each on its own. */
  readonly member: number;
}

/** What a world may ask of the machine it runs on, so that worlds stay free of Node. */
export interface Host {
  /** What relative paths are relative to. */
  readonly base: string;
  /** A UTF-8 text file, gzipped or not, without a byte order mark; relative paths are relative to the study. Throws UserError naming the path and why. */
  readText(path: string): Promise<string>;
  /** Any file; the rest as for texts. */
  readBytes(path: string): Promise<Uint8Array>;
  /**
   * The files that a path (itself) or a glob such as `data/**\/*.txt` names, as they are read by, each once, in the order of the bytes of
   * their paths. Throws UserError naming a pattern that matches none.
   */
  list(pattern: string): Promise<readonly string[]>;
  /** Bytes of memory that a run may still take; absent where nobody knows. */
  availableMemory?(): number;
  /** Another string whenever the file may be another one; absent where files stay as they are. */
  stamp?(path: string): string;
  /** Whether anything may be fetched from elsewhere; nothing may where it does not say so. */
  readonly online?: boolean;
}

/** What a reader must know to compare. Equal facts mean equal data. */
export type Facts = Readonly<Record<string, string | number>>;

/** A world as named in a study, before it is opened. */
export interface WorldSource<D> {
  open(context: { host: Host; streams: Streams; heldOut: number }): Awaitable<World<D>>;
}
