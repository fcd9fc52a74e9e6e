// What is wrong with a study, said as its author can mend it: the place, the constraint, what was found, the way out.
import type { z } from 'zod';
import { nearest, UserError } from './errors.ts';
import type { LocatedStudy, Path } from './study-source.ts';

export type Issue = z.core.$ZodIssue;

/** One UserError for all issues, a line each. */
export function mistakes(located: LocatedStudy, issues: readonly Issue[], prefix: Path, known: readonly string[], when = ''): UserError {
  // What a whole member must satisfy says nothing while one of its values is wrong by itself.
  const single = issues.filter(({ code }) => code !== 'custom');
  const told = single.length > 0 ? single : issues;
  return new UserError(told.flatMap((issue) => describe(located, issue, prefix, known).map((line) => line + when)).join('\n'));
}

function describe(located: LocatedStudy, issue: Issue, prefix: Path, known: readonly string[]): string[] {
  const path = [...prefix, ...issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))];
  const name = path.join('.') || 'study';
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => {
      const place = `${located.place([...path, key], true)} ${[...path, key].join('.')}`;
      // Which keys a mapping below knows is not told.
      if (issue.path.length > 0) return `${place} must be a key that ${name} knows; leave it out or mend its spelling`;
      const near = nearest(key, known);
      const wayOut = near ? `did you mean "${near}"?` : `known keys: ${known.join(', ')}`;
      return `${place} must be a known key; ${wayOut}`;
    });
  }
  const meant = issue.code === 'invalid_union' ? issue.errors.find((branch) => branch.length > 0 && branch.every(({ path, code }) => path.length > 0 || code === 'unrecognized_keys')) : undefined;
  // A mapping that is nearly one of the choices is told what keeps it from being that one.
  if (meant) return meant.flatMap((each) => describe(located, { ...each, path: [...issue.path, ...each.path] }, prefix, known));
  // What tells the choices apart stands for itself: zod names the whole mapping as its input.
  const input = issue.code === 'invalid_union' && issue.discriminator !== undefined ? (issue.input as Readonly<Record<string, unknown>>)[issue.discriminator] : issue.input;
  if (input === undefined && path.length > 0) return [`${located.place(path.slice(0, -1), true)} ${name} is required: ${constraint(issue)}`];
  if (issue.code === 'custom') return [`${located.place(path)} ${prefix.length > 0 ? `${name} ` : ''}${issue.message}`];
  return [`${located.place(path)} ${name} must be ${constraint(issue)}, but got ${show(input)}`];
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
      if ('options' in issue) return `one of ${issue.options!.map(String).join(', ')}`;
      return [...new Set(issue.errors.flat().map((each) => constraint(each).replace(/^one of /, '')))].join(' or ');
    default:
      return issue.message.replace(/^must be /, '');
  }
}

function show(value: unknown): string {
  return typeof value === 'number' ? String(value) : ((JSON.stringify(value) as string | undefined) ?? String(value));
}
