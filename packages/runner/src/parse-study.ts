// From a study as written to a study resolved: every mistake is one line with its place, the constraint and the way out.
import { wholeShare } from './batch.ts';
import { createNamed, unknownId, type Entry } from './catalogue.ts';
import { nameOfCell } from './cell-names.ts';
import type { Column, Model } from './contracts.ts';
import type { AnyDomain, Domain, Lab } from './domain.ts';
import { decodingShape } from './decoding.ts';
import type { z } from 'zod';
import { UserError } from './errors.ts';
import { columnsOf } from './open-study.ts';
import { readCollapse } from './read-collapse.ts';
import { MemberCheck } from './member-check.ts';
import { parametersIn } from './member-parameters.ts';
import { mistakes } from './study-mistakes.ts';
import { LocatedStudy, type Path, type StudySource } from './study-source.ts';
import { cellsOf, checkCell, sweepSchema } from './sweep.ts';
import { DEFAULT_MEASURES, studySchema, type Named, type NamedModel, type Study } from './study.ts';

/** Pairs of real samples for the noise floor where a study with a control does not say how many. */
const FLOOR_PAIRS = 8;

/** Reads, overrides, checks and completes a study; throws UserError with one line per mistake, and for a sweep. */
export function parseStudy(source: StudySource, lab: Lab): Study {
  const [study, ...others] = parseStudies(source, lab);
  if (others.length > 0) throw new UserError(`${source.name}: study must be one, but it sweeps over ${others.length + 1}; leave out sweep`);
  return study!;
}

/** The study of a source, or the studies of its sweep in order, named by number and titled by what they vary. */
export function parseStudies(source: StudySource, lab: Lab): Study[] {
  const parametersOf = parametersIn(lab);
  const located = retitled(LocatedStudy.read(source, parametersOf), source);
  const sweep = sweepOf(located);
  if (!sweep) return [resolve(located, lab)];
  const cells = cellsOf(sweep, located, source.overrides ?? [], source.tell ?? (() => undefined));
  // Nothing varies where overrides have fixed every axis.
  if (Object.keys(cells[0]!).length === 0) return [resolve(located.with({ sweep: null }, ''), lab)];
  const digits = String(cells.length).length;
  return cells.map((cell, i) => {
    const called = nameOfCell(cell, cells);
    const place = `${located.place(['sweep'])} (${called})`;
    checkCell(cell, place, parametersOf);
    const { name, title, ...study } = resolve(located.with({ ...cell, sweep: null }, place), lab);
    return { name: `${name}-${String(i + 1).padStart(digits, '0')}`, title: `${title}: ${called}`, ...study, cell };
  });
}

/** A title that said what is run does not when overrides have changed it: the name and the changes then stand for it. */
function retitled(located: LocatedStudy, { overrides = [] }: StudySource): LocatedStudy {
  const changes = overrides.filter((word) => /^(world|model|members|policy|decoding|selection)\b/.test(word));
  const { name, title } = located.value as { name?: unknown; title?: unknown };
  if (changes.length === 0 || title === undefined || overrides.some((word) => word.startsWith('title='))) return located;
  return located.with({ title: `${typeof name === 'string' ? name : 'study'}: ${changes.join(', ')}` }, 'title:');
}

function sweepOf(located: LocatedStudy): z.output<typeof sweepSchema> | undefined {
  const { sweep } = located.value as { sweep?: unknown };
  if (sweep === undefined || sweep === null) return undefined;
  const checked = sweepSchema.safeParse(sweep, { reportInput: true });
  if (!checked.success) throw mistakes(located, checked.error.issues, ['sweep'], Object.keys(sweepSchema.shape));
  return checked.data;
}

function resolve(located: LocatedStudy, lab: Lab): Study {
  const written = studySchema.safeParse(located.value, { reportInput: true });
  if (!written.success) throw mistakes(located, written.error.issues, [], Object.keys(studySchema.shape));
  const { title, model, members, measures: measured, decoding = {}, selection = [], cell, ...study } = written.data;
  const check = new MemberCheck(located, study.generations);
  if ((model === undefined) === (members === undefined)) {
    throw new UserError(`${located.place(model ? ['members'] : [])} exactly one of model and members must be given, but got ${model ? 'both; leave one out' : 'neither; give one'}, as model is short for one member`);
  }

  const domain = check.at(['world', 'kind'], () => domainWith(lab, study.world.kind));
  return domain.open((d) => {
    const models = (members ?? [model!]).map((each, i) => {
      const path = members ? ['members', i] : ['model'];
      return check.complete(path, check.at([...path, 'family'], () => familyFor(d, lab, study.world, each)), each, 'constant');
    });
    const policy = check.complete(['policy'], check.at(['policy', 'kind'], () => lab.policies.get(study.policy.kind)), study.policy);
    const selected = selection.map((each, i) => completeSelection(check, d, ['selection', i], each));
    checkShares(check, policy, study.size, lab);
    checkAgainstModels(check, d, models, { policy, selection: selected, decoding, generations: study.generations, lab });
    const measures = measuresOf(measured, d).map(({ path, named }) => check.complete(path, check.at(path, () => d.measures.get(named.kind)), named, 'constant'));
    const collapse = readCollapse(located, () => columnsIn(d, { decoding, measures }, models).map(({ name }) => name));
    return {
      name: study.name,
      title: title ?? study.name,
      world: check.complete(['world'], d.worlds.get(study.world.kind), study.world),
      model: models[0]!,
      ...(members && { members: models }),
      policy,
      decoding: check.numbers(['decoding'], decodingShape, decoding),
      selection: selected,
      size: study.size,
      heldOut: study.heldOut,
      generations: study.generations,
      chains: study.chains,
      control: study.control,
      floor: study.floor ?? (study.control > 0 ? FLOOR_PAIRS : 0),
      seed: study.seed,
      record: study.record,
      measures,
      ...(collapse && { collapse }),
      ...(cell && { cell }),
    };
  });
}

/** The measures that a study names, in order, each with where it is written; the default set without those of it that are named besides. */
function measuresOf<D>(written: z.output<typeof studySchema>['measures'] = [DEFAULT_MEASURES], { defaultMeasures }: Domain<D>): { path: Path; named: Named }[] {
  const all = written.map((each) => (typeof each === 'string' ? { kind: each } : each));
  return all.flatMap((named, i) => {
    const path = ['measures', i];
    if (named.kind !== DEFAULT_MEASURES) return { path, named };
    return defaultMeasures.filter((id) => all.every(({ kind }) => kind !== id)).map((kind) => ({ path, named: { kind } }));
  });
}

/** The selection with its parameters complete, those of the reward that it names among them. */
function completeSelection<D>(check: MemberCheck, domain: Domain<D>, path: Path, named: Named): Named {
  const complete = check.complete(path, check.at(path, () => domain.selections.get(named.kind)), named);
  const { reward } = createNamed(domain.selections, check.first(complete) as Named);
  if (!reward) return complete;
  const place = [...path, 'reward'];
  // Scheduled parameters of a reward stay as they were written.
  const written = typeof complete['reward'] === 'object' ? (complete['reward'] as Named) : reward;
  const whole = check.complete(place, check.at(place, () => domain.rewards.get(reward.kind)), written);
  return 'reward' in complete ? { ...complete, reward: whole } : complete;
}

function columnsIn<D>(domain: Domain<D>, study: Pick<Study, 'decoding' | 'measures'>, models: readonly NamedModel[]): Column[] {
  return columnsOf(
    study,
    study.measures.map(({ kind, ...parameters }) => domain.measures.get(kind).create(parameters)),
    models.map(({ family, ...parameters }) => domain.families.get(family).create(parameters)),
  );
}

function domainWith(lab: Lab, world: string): AnyDomain {
  const found = lab.domains.find((domain) => domain.open((d) => d.worlds.has(world)));
  if (found) return found;
  throw new UserError(unknownId('world.kind', world, lab.domains.flatMap((domain) => domain.open((d) => d.worlds.ids))));
}

/** The family, which must learn what the study's world draws. */
function familyFor<D>(domain: Domain<D>, lab: Lab, world: Named, { family }: NamedModel): Entry<Model<D>> {
  const elsewhere = lab.domains.some((other) => other.open((o) => o.families.has(family)));
  if (domain.families.has(family) || !elsewhere) return domain.families.get(family);
  throw new UserError(
    `model.family must learn ${domain.words.items}, which is what the world "${world.kind}" draws, but "${family}" does not; choose ${domain.families.ids.join(' or ')}`,
  );
}

/** A share of less than one item would be told as a part of every batch, and be none of any. */
function checkShares(check: MemberCheck, policy: Named, size: number, lab: Lab): void {
  const { shares = [] } = createNamed(lab.policies, check.first(policy) as Named);
  for (const key of shares) {
    const share = policy[key];
    if (typeof share !== 'number' || share === 0 || wholeShare(share, size) > 0) continue;
    check.at(['policy', key], () => {
      throw new UserError(`policy.${key} must come to one item at least of size ${size}, as shares are rounded down, but got ${share}; raise it or size`);
    });
  }
}

interface Rules {
  readonly policy: Named;
  readonly selection: readonly Named[];
  readonly decoding: Readonly<Record<string, unknown>>;
  readonly generations: number;
  readonly lab: Lab;
}

/** What a study asks of sampling and fitting must be what every one of its families can do. */
function checkAgainstModels<D>(check: MemberCheck, domain: Domain<D>, models: readonly NamedModel[], { policy, selection, decoding, lab }: Rules): void {
  const { kind, ...parameters } = policy;
  const { weighs = false, members = models.length } = lab.policies.get(kind).create(check.first(parameters));
  for (const [i, { family, ...rest }] of models.entries()) {
    const { decodes, weighted } = check.at(models.length > 1 ? ['members', i] : ['model'], () => domain.families.get(family).create(rest));
    const unknown = Object.keys(decoding).find((name) => name in decodingShape && !decodes.some((known) => known === name));
    check.at(['decoding', unknown ?? ''], () => {
      if (unknown) throw new UserError(`decoding.${unknown} must be one that family "${family}" knows (${decodes.join(', ') || 'none'}); leave it out, or choose other parameters of the family or another one`);
    });
    check.at(['policy', 'kind'], () => {
      if (weighs && !weighted) throw new UserError(`policy "${kind}" must have a family that accepts item weights, but "${family}" does not with the parameters it has; choose another policy, others of them or another family`);
    });
    for (const [j, named] of selection.entries()) {
      check.at(['selection', j, 'kind'], () => {
        if (createNamed(domain.selections, check.first(named) as Named).weighs && !weighted) throw new UserError(`selection "${named.kind}" must have a family that accepts item weights, but "${family}" does not with the parameters it has; choose another selection, others of them or another family`);
      });
    }
  }
  check.at(['decoding', 'lengthPenalty'], () => {
    if ('lengthPenalty' in decoding && !('beams' in decoding)) throw new UserError('decoding.lengthPenalty must stand beside beams, as only a search compares whole documents, but got it alone; add beams, or leave it out');
  });
  check.at(['policy', 'kind'], () => {
    if (members !== models.length) throw new UserError(`policy "${kind}" must be made for the ${models.length} ${models.length === 1 ? 'member' : 'members'} of the study, but is made for ${members}; change its parameters or the members`);
  });
}
