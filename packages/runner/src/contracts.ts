// The contracts between the loop and everything it can run. Families, worlds, policies and measures know nothing of
// each other; what the loop needs from each of them is said here; what all of them deal in stands in data.ts, and what they are bundled into in domain.ts.
import type { StreamRange, Streams } from '@collapse-lab/numeric';
import type { Awaitable, Batch, Column, DataAlgebra, Reason, Row, Scores } from './data.ts';
import type { Decoding } from './decoding.ts';
import type { Named } from './study.ts';
import type { Facts, Host, World, WorldAbility } from './world.ts';

export type * from './data.ts';
export type * from './world.ts';
export type { Decoding };

export interface FitContext<F, D = unknown> {
  readonly streams: Streams;
  /** The previous generation's fitted model; undefined at generation 1. */
  readonly previous: F | undefined;
  /** The real items that the family `validates` by: of the chain's own, the same for all its fits. */
  readonly validation?: D;
  /** For fits that take long; absent where nothing is kept. */
  readonly checkpoint?: FitCheckpoint;
}

/** Where a fit leaves what it has come to, so that a kill costs a second of it: run again, the same fit finds it. What it then learns must be the same bytes. */
export interface FitCheckpoint {
  /** What this very fit saved last, if it was cut off. */
  load(): Uint8Array | undefined;
  /** Keeps what `encode` gives, which is not asked when something was kept a moment ago. Throws FitStopped, which is to be let through, once it has kept it where the run is to stop. */
  save(encode: () => Uint8Array): void;
}

export interface SampleContext<D = unknown> {
  readonly streams: Streams;
  readonly decoding: Decoding;
  /** For families that take it: an item for each that is to be drawn, which begins with it (a prompt) or belongs to it (its covariates). */
  readonly given?: D;
}

/** A fitted model, with numbers about the fit itself (iterations, convergence), or the reason why there is none. */
export type FitOutcome<F> = { readonly fitted: F; readonly trace?: Row } | { readonly ended: Reason };

/** What is known before anything is run. */
export interface Opening<D> {
  /** Real items, as many as a chain begins with, though not those of any chain. */
  readonly sample: D;
  readonly world: World<D>;
  /** Bytes of memory that the machine still has for the run; absent where nobody knows, or where it runs already. */
  readonly availableMemory?: number | undefined;
}

/** Contents of files by their paths in a folder. */
export type ModelFiles = Readonly<Record<string, string | Uint8Array>>;

/** How to learn from data and draw from what was learned. `F`, what was learned, is plain data. */
export interface Family<D, F> {
  /** The columns that `parameters` and the fit's trace may fill. */
  readonly columns: readonly Column[];
  /** Free parameters p of the fitted law for the refit clock p/(2n), where it is known and fixed; or what they are for items like these. */
  readonly freeParameters?: number | ((items: D) => number | undefined);
  /** The decodings that `sample` honours; a study that asks for another is refused. */
  readonly decodes?: readonly (keyof Decoding)[];
  /** Whether `fit` honours item weights; a study that weighs is refused otherwise. */
  readonly weighted?: boolean;
  /** Whether `sample` draws by what is given; never asked to otherwise. */
  readonly takesGiven?: boolean;
  /** Real items that each chain sets aside for its fits, apart from those it is trained on first and from held-out ones: a channel of real information. None when absent. */
  readonly validates?: number;
  /** The parameter that says how many it `validates` by, which is what to lower where there are too few. */
  readonly validatesBy?: string;
  /** The ways by which real information enters the loop through it after generation 1, a few words each. */
  readonly channels?: readonly string[];
  /** Reads what it needs of the machine, before anything else is asked of it, and tells what it found. Throws UserError where that is missing or broken. */
  open?(host: Host): Promise<Facts>;
  /** Throws UserError where it is not made for items like these, for so many of them, or for their world: asked of held-out ones, before anything is run. */
  check?(items: D, opening?: Opening<D>): Awaitable<void>;
  fit(batch: Batch<D>, context: FitContext<F, D>): Awaitable<FitOutcome<F>>;
  /** `count` items drawn from the fitted law, whole: what is given is part of them. */
  sample(fitted: F, count: number, context: SampleContext<D>): Awaitable<D>;
  /**
   * Writes new draws over `items`: those that `sample` would give, without allocating. A family that offers it, and whose
   * `fit` never waits, is leapt through generations that nobody records where each is trained on the last sample alone.
   */
  redraw?(fitted: F, items: D, context: SampleContext): void;
  /**
   * What `fit` would learn, but for rounding, from the `count` items that `sample` would draw, without them: for a family that draws what
   * its fit reads of a sample first, then items that have it. It is asked wherever a member is trained on its last sample as it is.
   */
  refit?(fitted: F, count: number, context: SampleContext): FitOutcome<F>;
  /**
   * What such a leap comes to, faster: fits `items` and redraws them, `times` times or as often as a fit succeeds, to the same
   * bits as `fit` and `redraw` would. Returns undefined where it would rather be leapt by those.
   */
  leap?(items: D, previous: F, times: number, context: LeapContext): { readonly times: number; readonly fitted: F } | undefined;
  score?(fitted: F, items: D): Awaitable<Scores>;
  /** Entropy of the fitted law in nats per unit (differential for densities), where it can be computed. */
  entropy?(fitted: F): number;
  /** For each unit that `score` scores, the entropy in nats of the law by which it is drawn after what comes before it. */
  entropies?(fitted: F, items: D): Awaitable<Float64Array>;
  parameters(fitted: F): Row;
  /** The fitted model as files that other programs read, where there is such a form. Throws UserError where it has none with this world. */
  files?(fitted: F, world: World<D>): Awaitable<ModelFiles>;
  encode(fitted: F): Uint8Array;
  decode(bytes: Uint8Array): F;
}

/** What the loop keeps for a policy from one generation to the next, besides the real sample and the last synthetic one. */
export type Memory = 'training' | 'archive';

/** How the training batch of generation t ≥ 2 is composed. */
export interface Policy {
  /** The ways by which real information enters the loop through it after generation 1, a few words each. */
  readonly channels?: readonly string[];
  /** What `compose` reads of the past; what is not named here is empty in its LoopState. */
  readonly remembers: readonly Memory[];
  /** How many of the last generations `compose` reads in LoopState.recent; none when absent. */
  readonly remembersGenerations?: number;
  /** How many members a chain must have for it, where that is not any number. */
  readonly members?: number;
  /** Whether its batches carry item weights. */
  readonly weighs?: boolean;
  /** Whether its batch is always what the member's last model drew, as it is. */
  readonly onlySynthetic?: boolean;
  /** What it asks of the world besides real items. */
  readonly needs?: readonly WorldAbility[];
  /** Its parameters that are shares of the study's size, rounded down to whole items: one above 0 that comes to none, and is not scheduled, is refused. */
  readonly shares?: readonly string[];
  /** Fresh real items that `compose` will ask for when it composes generation t ≥ 2 of this member; 0 when absent. */
  freshItems?(size: number, generation: number, member: number): number;
  compose<D>(loop: LoopState<D>, context: ComposeContext<D>): Batch<D>;
}

/** What a generation leaves to the next. */
export interface LoopState<D> {
  /** The last finished generation. */
  readonly generation: number;
  /** Items per generation, as the study says. */
  readonly size: number;
  /** Generation 0's real sample. */
  readonly real: Batch<D>;
  /** What the member's last model drew, after selection. */
  readonly synthetic: Batch<D>;
  /** The same of every member of the chain, this one's own among them, in the order of the study. */
  readonly pool: readonly Batch<D>[];
  /** Which of them this one is. */
  readonly member: number;
  /** What the last model was trained on; empty unless the policy remembers `training`. */
  readonly training: Batch<D>;
  /** Generation 0's real sample and everything drawn since, in order of birth; empty unless the policy remembers `archive`. */
  readonly archive: Batch<D>;
  /** What the last generations left, oldest first, the real sample being generation 0's: as many as the policy remembers, or all that there are. */
  readonly recent: readonly Batch<D>[];
}

export interface ComposeContext<D> {
  readonly algebra: DataAlgebra<D>;
  readonly streams: Streams;
  /** New real items for the generation being composed. */
  fresh(count: number): Batch<D>;
  /** The same proposals, each with the outcome that the world answers, and marked as answered; for policies that need `respond`. */
  respond(proposals: Batch<D>): Batch<D>;
}

/** What selections prefer items by. */
export interface Reward<D> {
  /** What it asks of the world besides real items. */
  readonly needs?: readonly WorldAbility[];
  /** The ways by which real information enters the loop through it after generation 1, a few words each. */
  readonly channels?: readonly string[];
  /** One number per item, the higher the better; ±∞ are numbers, NaN is a mistake. */
  reward(items: D, context: RewardContext<D>): Awaitable<Float64Array>;
}

export interface RewardContext<D> {
  readonly algebra: DataAlgebra<D>;
  readonly world: World<D>;
}

/** What happens to drawn items before anything is trained on them. */
export interface Selection<D> {
  /** What it selects from: what a model drew (the default), or a composed training batch. */
  readonly stage?: 'sample' | 'training';
  /** Whether its batches carry item weights. */
  readonly weighs?: boolean;
  /** The reward that its parameter `reward` names, where it has one; `select` is then given its numbers. */
  readonly reward?: Named;
  /** What it asks of the world besides real items. */
  readonly needs?: readonly WorldAbility[];
  /** The ways by which real information enters the loop through it after generation 1, a few words each. */
  readonly channels?: readonly string[];
  /** How many items to draw so that `count` can be selected. */
  candidates(count: number): number;
  /** Some of the candidates, with their origins; fewer than `count` where the rule leaves fewer. */
  select(candidates: Batch<D>, context: SelectContext<D>): Awaitable<Batch<D>>;
}

export interface SelectContext<D> {
  readonly algebra: DataAlgebra<D>;
  readonly world: World<D>;
  readonly streams: Streams;
  readonly count: number;
  /** One number per item, never NaN, by the reward that the selection names. */
  rewards(items: D): Promise<Float64Array>;
}

/** Numbers about one generation. Stateless: what it compares against is handed to it. */
export interface Measure<D> {
  readonly columns: readonly Column[];
  /** Whether it fills the columns of the family besides its own. */
  readonly fillsFamilyColumns?: boolean;
  /** What it asks of the world besides real items. */
  readonly needs?: readonly WorldAbility[];
  /** Whether it compares with generation 1's model, which is then kept as long as its chain runs. */
  readonly readsFirst?: boolean;
  /** Reads what it needs of the machine, before anything is measured, and tells what it found. Throws UserError where that is missing or broken. */
  open?(host: Host): Promise<Facts>;
  measure(generation: Generation<D>): Awaitable<Row>;
}

/** What a measure sees of one generation. */
export interface Generation<D> {
  readonly generation: number;
  /** What the model drew, before selection; at generation 0 the real sample. */
  readonly sample: D;
  /** What selection left of it. */
  readonly selected: Batch<D>;
  /** Absent at generation 0, which is real data without a model. */
  readonly model: Fitted<D> | undefined;
  /** Generation 1's model; absent at generation 0, and where no measure of the study reads it. */
  readonly first: Fitted<D> | undefined;
  /** The refit clock τ after this fit, in nats per unit; absent at generation 0, and where the free parameters are not known. */
  readonly clock: number | undefined;
  /** What selection left of the last generation's sample; at generations 0 and 1 the real sample. */
  readonly previous: Batch<D>;
  /** What the model was trained on; at generation 0 the real sample. */
  readonly training: Batch<D>;
  /** Generation 0's real sample. */
  readonly reference: D;
  /** Real items never trained on, the same for every chain of the study. */
  readonly heldOut: D;
  /** The source of the real data, as it is in this generation. */
  readonly world: World<D>;
  /** Generation 1's finished row, the baseline of every model-relative figure; undefined at generations 0 and 1. */
  readonly baseline: Row | undefined;
  readonly algebra: DataAlgebra<D>;
}

/** A fitted model as the loop and the measures see it: its own data type closed over. */
export interface Fitted<D> {
  readonly takesGiven?: boolean;
  sample(count: number, context: SampleContext<D>): Awaitable<D>;
  readonly score?: (items: D) => Awaitable<Scores>;
  readonly entropy?: () => number;
  readonly entropies?: (items: D) => Awaitable<Float64Array>;
  parameters(): Row;
  readonly files?: (world: World<D>) => Awaitable<ModelFiles>;
  encode(): Uint8Array;
}

/** A family as the loop sees it. */
export interface Model<D> {
  readonly columns: readonly Column[];
  readonly freeParameters?: number | ((items: D) => number | undefined);
  readonly decodes: readonly (keyof Decoding)[];
  readonly weighted: boolean;
  readonly validates?: number;
  readonly validatesBy?: string;
  readonly channels?: readonly string[];
  open?(host: Host): Promise<Facts>;
  check?(items: D, opening?: Opening<D>): Awaitable<void>;
  fit(batch: Batch<D>, context: FitContext<Fitted<D>, D>): Awaitable<FitOutcome<Fitted<D>>>;
  decode(bytes: Uint8Array): Fitted<D>;
  refit?(previous: Fitted<D>, count: number, context: SampleContext): FitOutcome<Fitted<D>>;
  /** Where the family can redraw. */
  readonly leap?: Leap<D>;
}

/**
 * Generations in one call, each fitted to what the last one drew: fits `training`'s items, which time −1 drew, and draws over them,
 * `times` times, or as often as a fit succeeds. Returns how often, and the last model.
 */
export type Leap<D> = (training: Batch<D>, previous: Fitted<D>, times: number, context: LeapContext) => { readonly times: number; readonly fitted: Fitted<D> };

/** The streams and decodings of generations that are leapt, counted from 0. */
export interface LeapContext {
  readonly fit: StreamRange;
  readonly sample: StreamRange;
  /** The decoding of all of them, where no schedule changes it. */
  readonly decoding: Decoding | undefined;
  decodingAt(time: number): Decoding;
}
