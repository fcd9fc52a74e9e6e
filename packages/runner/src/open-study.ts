// Opens a study: looks up its members, opens its world, and closes over the data type, so that what runs, saves and
// draws chains from here on deals in rows and bytes only.
import { streams } from '@collapse-lab/numeric';
import { emptyBatch } from './batch.ts';
import { createNamed as create } from './catalogue.ts';
import { channelsOf } from './channels.ts';
import { modelKey, validationKey, validationOf, type ChainSetup, type FitCheckpoints, type MemberSetup, type Recall } from './chain.ts';
import type { Awaitable, Column, Host, Measure, Memory, Model, ModelFiles, Policy, Reason, Row, Selection, World } from './contracts.ts';
import type { AnyDomain, Domain, Lab, Portrait } from './domain.ts';
import { decodingColumns, decodingSchema } from './decoding.ts';
import { UserError } from './errors.ts';
import { checkNeeds } from './needs.ts';
import { openedOnce } from './opened-worlds.ts';
import { ARMS, chainsOf, isShown, lastGenerationOf } from './plan.ts';
import { portraitist } from './portraitist.ts';
import type { Arm } from './record.ts';
import { freeParametersOf } from './refit-clock.ts';
import { feedsOnItself } from './leap.ts';
import { runChain, type ChainStep } from './run-chain.ts';
import { restoreChain, saveChain, type SavedChain } from './saved-chain.ts';
import { isScheduled, scheduled } from './schedule.ts';
import { chainSelections } from './selections/registry.ts';
import type { Named, Study } from './study.ts';
import { andThen, stepsOf, type Steps, type Waiting } from './waiting.ts';

/** One finished generation of a chain, its data type closed over. */
export interface Step {
  readonly generation: number;
  /** A row per member, or none where the study thins its record. */
  readonly rows: readonly Row[] | undefined;
  /** Items in each member's archive, for `save`. */
  readonly archived: readonly number[];
  portray(): Promise<Portrait>;
  /** The state after this generation, also when the next one is under way; the only segment of member m's archive is its items from archivedFrom[m] on. */
  save(archivedFrom: readonly number[]): SavedChain;
}

/** A study whose members exist and whose world is open. */
export interface OpenStudy {
  readonly words: { readonly items: string; readonly units: string };
  readonly facts: World<unknown>['facts'];
  /** What the world has for the folder of the run, by file name. */
  files(): Readonly<Record<string, string>>;
  /** Every column that rows may have, in row order. */
  readonly columns: readonly Column[];
  readonly freeParameters: number | undefined;
  /** The same of each member, null where unknown; undefined where there is one. */
  readonly membersParameters: readonly (number | null)[] | undefined;
  /** What is kept for the loop's policy from generation to generation. */
  readonly recall: Recall;
  /** Every way in which real information enters the loop. */
  readonly channels: readonly string[];
  runChain(arm: Arm, chain: number, saved?: SavedChain, fitCheckpoint?: FitCheckpoints): Steps<Step, Reason | undefined>;
  /** The fitted model of a member of a saved chain, as files that other programs read. Throws UserError where there is no such form. */
  modelFiles(saved: SavedChain, member: number): Promise<ModelFiles>;
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

/** The policy of an arm: the study's own, nothing but fresh real data, or the last sample, which in the floor is real. */
function policyOf(arm: Arm, study: Study): Named {
  return { loop: study.policy, control: { kind: 'fresh-every', every: 1 }, floor: { kind: 'replace' } }[arm];
}

/** What a user can mend, with where it is. */
async function placed(key: string, check: () => Promise<void>): Promise<void> {
  try {
    await check();
  } catch (error) {
    throw error instanceof UserError ? new UserError(`${key}: ${error.message}`) : error;
  }
}

async function openIn<D>(domain: Domain<D>, lab: Lab, study: Study, host: Host): Promise<OpenStudy> {
  const { algebra } = domain;
  const models = (study.members ?? [study.model]).map(({ family, ...parameters }) => domain.families.get(family).create(parameters));
  const measures = study.measures.map((named) => create(domain.measures, named));
  const { trial, ...real } = await openWorlds(domain, study, host);
  const world = await real.worldAt(0);
  const heldOut = await real.heldOutAt(0);
  let facts = world.facts;
  for (const member of [...models, ...measures]) facts = { ...facts, ...(await member.open?.(host)) };
  for (const [member, model] of models.entries()) await placed(modelKey(member, models.length), async () => model.check?.(heldOut, { sample: trial, world, availableMemory: host.availableMemory?.() }));
  const deaf = models.findIndex(({ weighted }) => !weighted);
  if (world.weighs && deaf >= 0) throw new UserError(`world "${study.world.kind}" must have a family that accepts item weights, as its items are atoms, but "${(study.members ?? [study.model])[deaf]!.family}" does not; choose another family, or let the world draw items`);
  const none = emptyBatch(algebra);
  const columns = columnsOf(study, measures, models);
  const columnNames = new Set(columns.map(({ name }) => name));
  const membersOf = (arm: Arm): MemberSetup<D>[] => {
    const policy = policyOf(arm, study);
    const policyAt = everyGeneration(study, policy, (named) => create(lab.policies, named as Named));
    const decodingAt = everyGeneration(study, study.decoding, (decoding) => decodingSchema.parse(decoding));
    const rules = {
      policyKind: policy.kind,
      policyAt,
      recall: recallOf(policiesOf(study, policy, policyAt)),
      decodingAt,
      decoding: isScheduled(study.decoding) ? undefined : decodingAt(1),
      ...selectionsOf(domain, arm === 'floor' ? { ...study, selection: [] } : study),
    };
    const onItself = arm !== 'floor' && feedsOnItself(policiesOf(study, policy, policyAt), study);
    return models.map((model) => ({ model, ...rules, feedsOnItself: onItself }));
  };
  // Made once for all chains of an arm, which may be short and many.
  const members = { loop: membersOf('loop'), control: membersOf('control'), floor: membersOf('floor') };

  checkNeeds(domain, lab, study, world);
  foretell(study, world, models, (arm) => members[arm][0]!.policyAt);
  // As the trial of the real sample: what cannot be set aside is told before anything is run.
  validationOf({ members: members.loop, study, algebra }, world, streams(study.seed).fork('study').fork('trial'));

  return {
    words: domain.words,
    facts,
    files: () => world.files?.() ?? {},
    columns,
    freeParameters: models.length === 1 ? freeParametersOf(models[0]!.freeParameters, heldOut) : undefined,
    membersParameters: models.length === 1 ? undefined : models.map((model) => freeParametersOf(model.freeParameters, heldOut) ?? null),
    recall: members.loop[0]!.recall,
    channels: channelsOf(domain, lab, study, models),
    runChain(arm, chain, saved, fitCheckpoint) {
      const own = { ...study, generations: lastGenerationOf(study, arm) };
      const run = resumed({ study: own, chain, drawsReal: arm === 'floor', algebra, none, members: members[arm], measures, columnNames, fitCheckpoint, ...real }, models, saved);
      const keeper = portraitist({ domain, chain: streams(study.seed).fork('chain', chain), decodingAt: members[arm][0]!.decodingAt, isShown: isShown(arm, chain), saved, ...real });
      const close = ({ rows, state }: ChainStep<D>): Step => {
        keeper.note(state);
        // An archive grows on while the next generation is made.
        const archived = state.members.map(({ archive }) => archive.size);
        return {
          generation: state.generation,
          rows,
          archived,
          portray: () => keeper.portray(state),
          save: (archivedFrom) => ({ ...saveChain(algebra, state, archived.map((to, m) => ({ from: archivedFrom[m] ?? 0, to }))), ...keeper.save() }),
        };
      };
      return stepsOf(run, close);
    },
    async modelFiles({ generation, members: saved }, member) {
      const { family } = (study.members ?? [study.model])[member]!;
      const bytes = saved[member]!.fitted;
      const fitted = bytes && models[member]!.decode(bytes);
      if (!fitted) throw new UserError(`a generation to be exported must have a model, but generation ${generation} has none`);
      if (!fitted.files) throw new UserError(`a model to be exported must be of a family that has a form for other programs, but ${family} has none; transformer has`);
      return fitted.files(await real.worldAt(generation));
    },
  };
}

/** The chain from where it was saved; a state that its family cannot read is told when the first step is asked for, as every failure of a chain is. */
function* resumed<D>(setup: ChainSetup<D>, models: readonly Model<D>[], saved: SavedChain | undefined): Waiting<Reason | undefined, ChainStep<D>> {
  return yield* runChain(setup, saved && restoreChain(setup.algebra, models, saved));
}

/** Throws UserError when a chain will need more real items than the world has, before anything is computed. */
function foretell<D>(study: Study, { available }: World<D>, models: readonly Model<D>[], policyAt: (arm: Arm) => (generation: number) => Policy): void {
  if (available === undefined) return;
  for (const arm of ARMS.filter((each) => chainsOf(study, each) > 0)) {
    const at = policyAt(arm);
    // The floor draws a real sample for each of its generations.
    let needed = models.length * study.size * (arm === 'floor' ? 1 + lastGenerationOf(study, arm) : 1);
    for (const { validates = 0 } of models) needed += validates;
    for (let t = 2; arm !== 'floor' && t <= study.generations; t++) {
      for (let m = 0; m < models.length; m++) needed += at(t).freshItems?.(study.size, t, m) ?? 0;
    }
    if (needed <= available) continue;
    const who = { loop: 'the loop', control: 'the control, which has fresh real data in every generation,', floor: 'the noise floor, which compares real samples,' }[arm];
    const lower = [...models.flatMap((model, m) => validationKey(model, m, models.length) ?? []), 'size', 'generations'].join(' or ');
    throw new UserError(
      `real items must be enough for every generation, but ${who} needs ${needed} a chain and the world has ${available}; set world.reuse=true to draw them again, or lower ${lower}${arm === 'loop' ? '' : `, or set ${arm}=0`}`,
    );
  }
}

/** The policy of every generation, or the only one where no schedule changes it. */
function* policiesOf({ generations }: Study, policy: Named, policyAt: (generation: number) => Policy): Generator<Policy> {
  for (let t = 1; t <= (isScheduled(policy) ? generations : 1); t++) yield policyAt(t);
}

/** What any of the policies remembers: a window that grows later must find what it then reaches, and an archive that begins later, all of it. */
function recallOf(policies: Iterable<Policy>): Recall {
  const memories = new Set<Memory>();
  let generations = 0;
  for (const { remembers, remembersGenerations = 0 } of policies) {
    for (const memory of remembers) memories.add(memory);
    generations = Math.max(generations, remembersGenerations);
  }
  return { memories, generations };
}

function everyGeneration<T>(study: Study, parameters: unknown, make: (parameters: unknown) => T): (generation: number) => T {
  return scheduled(parameters, study.generations, make);
}

/** The study's world by generation, opened anew only when a schedule changes it, and its held-out items. */
async function openWorlds<D>(domain: Domain<D>, study: Study, host: Host) {
  const root = streams(study.seed).fork('study');
  const context = { streams: root.fork('world'), heldOut: study.heldOut };
  const opening = everyGeneration(study, study.world, (named) =>
    openedOnce(domain.worlds, JSON.stringify([host.base, named, study.seed, study.heldOut]), host, async (noted) => create(domain.worlds, named as Named).open({ ...context, host: noted })),
  );
  let latest: { opening: Promise<World<D>>; world: World<D> } | undefined;
  // A world that is open is handed out at once.
  const worldAt = (generation: number): Awaitable<World<D>> => {
    const wanted = opening(generation);
    return latest?.opening === wanted ? latest.world : wanted.then((world) => (latest = { opening: wanted, world }).world);
  };
  // Drawn once more than needed, so that a world too small for the study says so before anything is run.
  const trial = (await worldAt(0)).draw({ from: 'fixed', count: study.size, generation: 0, taken: 0, member: 0 }, root.fork('trial'));
  let last: { world: World<D>; items: D } | undefined;
  const heldOutAt = (generation: number): Awaitable<D> =>
    andThen(worldAt(generation), (world) => {
      if (last?.world !== world) last = { world, items: world.draw({ from: 'heldOut', count: study.heldOut, generation: 0, taken: 0, member: 0 }, root.fork('held-out')) };
      return last.items;
    });
  return { worldAt, heldOutAt, trial };
}

/** The study's selections, those of samples apart from those of training batches. */
function selectionsOf<D>(domain: Domain<D>, study: Study): Pick<MemberSetup<D>, 'selectionAt' | 'filterAt'> {
  const of = (stage: Selection<D>['stage']) =>
    everyGeneration(study, study.selection, (all) => {
      const made = (all as Named[]).map((named) => ({ kind: named.kind, selection: create(domain.selections, named) }));
      return chainSelections(made.filter(({ selection }) => (selection.stage ?? 'sample') === stage), domain.rewards);
    });
  return { selectionAt: of('sample'), filterAt: of('training') };
}

/** The columns that rows of a study may have, by name, the first to claim a name describing it. */
export function columnsOf<D>({ decoding }: Pick<Study, 'decoding'>, measures: readonly Measure<D>[], models: readonly Model<D>[]): Column[] {
  const parameters = measures.some(({ fillsFamilyColumns = false }) => fillsFamilyColumns);
  const all = [
    ...measures.flatMap((measure) => measure.columns),
    ...models.flatMap((model) => model.columns.filter(({ inTrace = false }) => inTrace || parameters)),
    ...decodingColumns.filter(({ name }) => name in decoding),
  ];
  return [...new Map(all.toReversed().map((column) => [column.name, column])).values()].toReversed();
}
