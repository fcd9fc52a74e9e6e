// From a study as written to a study resolved: every mistake is one line with its place, the constraint and the way out.
import type { z } from 'zod';
import { unknownId, type Entry } from './catalogue.ts';
import type { AnyDomain, Domain, Lab, Model } from './contracts.ts';
import { nearest, UserError } from './errors.ts';
import { LocatedStudy, type Path, type StudySource } from './study-source.ts';
import { studySchema, type Named, type Study } from './study.ts';

type Issue = z.core.$ZodIssue;

/** Reads, overrides, checks and completes a study; throws UserError with one line per mistake. */
export function parseStudy(source: StudySource, lab: Lab): Study {
  const located = new LocatedStudy(source);
  const written = studySchema.safeParse(located.value, { reportInput: true });
  if (!written.success) throw mistakes(located, written.error.issues, [], Object.keys(studySchema.shape));
  const { title, measures: named, ...study } = written.data;
  const check = new MemberCheck(located);
  const domain = check.at(['world', 'kind'], () => domainWith(lab, study.world.kind));
  return domain.open((d) => {
    const family = check.at(['model', 'family'], () => familyFor(d, lab, study));
    const policy = check.at(['policy', 'kind'], () => lab.policies.get(study.policy.kind));
    const measures = (named ?? d.defaultMeasures).map((each) => (typeof each === 'string' ? { kind: each } : each));
    return {
      ...study,
      title: title ?? study.name,
      world: check.complete(['world'], d.worlds.get(study.world.kind), study.world),
      model: check.complete(['model'], family, study.model),
      policy: check.complete(['policy'], policy, study.policy),
      measures: measures.map((each, i) => check.complete(['measures', i], check.at(['measures', i], () => d.measures.get(each.kind)), each)),
    };
  });
}

/** Checks members against their schemas, putting the place of a mistake before what is wrong. */
class MemberCheck {
  private readonly located: LocatedStudy;

  constructor(located: LocatedStudy) {
    this.located = located;
  }

  /** Runs a look-up whose UserError, if any, is about the value at this path. */
  at<T>(path: Path, look: () => T): T {
    try {
      return look();
    } catch (error) {
      throw error instanceof UserError ? new UserError(`${this.located.place(path)} ${error.message}`) : error;
    }
  }

  /** The member with every parameter that its schema knows. */
  complete<M extends Named | Study['model']>(path: Path, entry: Entry<unknown>, member: M): M {
    const tag = 'family' in member ? 'family' : 'kind';
    const { [tag]: id, ...parameters } = member;
    const checked = entry.parameters.safeParse(parameters, { reportInput: true });
    if (!checked.success) throw mistakes(this.located, checked.error.issues, path, [tag, ...Object.keys(entry.parameters.shape)]);
    // JSON drops what is undefined, so that a resolved study equals itself read back from disk.
    return JSON.parse(JSON.stringify({ [tag]: id, ...checked.data })) as M;
  }
}

/** The study's family, which must learn what its world draws. */
function familyFor<D>(domain: Domain<D>, lab: Lab, study: Pick<Study, 'world' | 'model'>): Entry<Model<D>> {
  const { family } = study.model;
  const elsewhere = lab.domains.some((other) => other.open((o) => o.families.has(family)));
  if (domain.families.has(family) || !elsewhere) return domain.families.get(family);
  throw new UserError(
    `model.family must learn ${domain.words.items}, which is what the world "${study.world.kind}" draws, but "${family}" does not; choose ${domain.families.ids.join(' or ')}`,
  );
}

function domainWith(lab: Lab, world: string): AnyDomain {
  const found = lab.domains.find((domain) => domain.open((d) => d.worlds.has(world)));
  if (found) return found;
  throw new UserError(unknownId('world.kind', world, lab.domains.flatMap((domain) => domain.open((d) => d.worlds.ids))));
}

/** One UserError for all issues, a line each. */
function mistakes(located: LocatedStudy, issues: readonly Issue[], prefix: Path, known: readonly string[]): UserError {
  // What a whole member must satisfy says nothing while one of its values is wrong by itself.
  const single = issues.filter(({ code }) => code !== 'custom');
  const told = single.length > 0 ? single : issues;
  return new UserError(told.flatMap((issue) => describe(located, issue, prefix, known)).join('\n'));
}

function describe(located: LocatedStudy, issue: Issue, prefix: Path, known: readonly string[]): string[] {
  const path = [...prefix, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
  const name = path.join('.') || 'study';
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const near = nearest(key, known);
      const wayOut = near ? `did you mean "${near}"?` : `known keys: ${known.join(', ')}`;
      return `${located.place([...path, key], true)} ${[...path, key].join('.')} must be a known key; ${wayOut}`;
    });
  }
  if (issue.input === undefined && path.length > 0) return [`${located.place(path.slice(0, -1), true)} ${name} is required: ${constraint(issue)}`];
  if (issue.code === 'custom') return [`${located.place(path)} ${prefix.length > 0 ? `${name} ` : ''}${issue.message}`];
  return [`${located.place(path)} ${name} must be ${constraint(issue)}, but got ${show(issue.input)}`];
}

/** Types by the names that YAML has for them. */
const TYPES: Readonly<Record<string, string>> = {
  int: 'a whole number',
  number: 'a number',
  string: 'a string',
  boolean: 'true or false',
  array: 'a list',
  object: 'a mapping',
};

/** What a value must be, as the end of a sentence. */
function constraint(issue: Issue): string {
  switch (issue.code) {
    case 'too_small':
      return `${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${issue.origin === 'array' ? ' entries' : ''}`;
    case 'too_big':
      return `${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}${issue.origin === 'array' ? ' entries' : ''}`;
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    case 'invalid_type':
      return TYPES[issue.expected] ?? issue.expected;
    case 'invalid_union':
      return [...new Set(issue.errors.flat().map(constraint))].join(' or ');
    default:
      return issue.message.replace(/^must be /, '');
  }
}

function show(value: unknown): string {
  return typeof value === 'number' ? String(value) : ((JSON.stringify(value) as string | undefined) ?? String(value));
}
