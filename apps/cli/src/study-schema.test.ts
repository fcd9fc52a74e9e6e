import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { parseStudies, studyJsonSchema } from '@collapse-lab/runner';
import { labAt, schemaText } from '@collapse-lab/runner/node';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { lab } from './lab.ts';

const all = labAt(lab, '.', []);
// ajv 8.17.1 is the judge; keys that are no JSON Schema (a parameter's catalogue) say nothing to it.
const valid = new Ajv({ strict: false }).compile(studyJsonSchema(all));
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const read = (path: string): string => readFileSync(`${ROOT}${path}`, 'utf8');

/** Blocks of YAML in a document that are studies, whole or by what they extend. */
const studiesIn = (path: string): [string, string][] =>
  [...read(path).matchAll(/```ya?ml\n(.*?)```/gs)].flatMap(([, text], i) => (/^(name|extends):/m.test(text!) ? [[`${path}, block ${i + 1}`, text!] as [string, string]] : []));

const embedded = readdirSync(`${ROOT}apps/cli/studies`).map((file): [string, string] => [file, read(`apps/cli/studies/${file}`)]);
const documents = ['README.md', 'examples/README.md', ...['runner', 'gmm', 'text', 'classical'].map((name) => `packages/${name}/README.md`)].flatMap(studiesIn);

const WHOLE = `name: whole
world: { kind: mixture, means: [-2, 2], stdDevs: [1, 1], weights: [0.5, 0.5] }
model: { family: gaussian, divisor: n }
policy: { kind: mix, real: 0.1, synthetic: 0.9, realFrom: fresh }
size: 10
heldOut: 10
generations: 3
chains: 1
`;
const changed = (from: string, to: string): string => WHOLE.replace(from, to);
const RIGHT: [string, string][] = [
  ['schedules in lists', changed('[-2, 2]', '[-2, { schedule: linear, from: 2, to: 4 }]')],
  ['a bare list for a number', changed('real: 0.1', 'real: [0.1, 0.05, 0]')],
  ['schedules of lists of lists', changed('means: [-2, 2], stdDevs: [1, 1]', 'means: [[0, { schedule: step, from: 1, to: 2, at: 2 }], [1, 1]], covariances: [[[1, 0], [0, 1]], [[1, 0], [0, 1]]]')],
  ['members', changed('model: { family: gaussian, divisor: n }', 'members: [{ family: gaussian, divisor: n }]')],
  ['measures by name and with parameters', `${WHOLE}measures: [moments, { kind: effective-support, cells: 16 }]\n`],
  ['a reward by name', `${WHOLE}selection: [{ kind: curate, of: 2, reward: length }]\n`],
  ['what counts as collapse', `${WHOLE}collapse: { measure: relativeSupport, low: 0, persist: 2 }\n`],
  ['a part of a policy over another study', 'extends: seed-mixture\npolicy: { real: 0.1, synthetic: 0.9 }\n'],
  ['a part of a rule over another study', 'extends: ruled\ncollapse: { low: 0.1 }\n'],
  ['what a sweep gives', `${changed('real: 0.1, ', '')}sweep: { grid: { policy.real: [0.1] } }\n`],
];
const WRONG: [string, string][] = [
  ['no world', changed('world:', 'wrold:')],
  ['no size', changed('size: 10\n', '')],
  ['neither model nor members', changed('model: { family: gaussian, divisor: n }\n', '')],
  ['both model and members', `${WHOLE}members: [{ family: gaussian, divisor: n }]\n`],
  ['both over another study', 'extends: whole\nmodel: { family: gaussian, divisor: n }\nmembers: [{ family: gaussian, divisor: n }]\n'],
  ['a measure that nobody has', `${WHOLE}measures: [momentum]\n`],
  ['a parameter that the policy does not have', changed('real: 0.1', 'rael: 0.1')],
  ['a policy without what it needs', changed(', realFrom: fresh', '')],
  ['a schedule by another name', changed('real: 0.1', 'real: { schedule: linaer, from: 0, to: 1 }')],
  ['a schedule in a family', changed('divisor: n', 'divisor: n, tolerance: [1, 2]')],
  ['a list of words for a number', changed('real: 0.1', 'real: [a, b]')],
  ['a word for a number', changed('size: 10', 'size: many')],
  ['an unknown kind over another study', 'extends: whole\npolicy: { kind: mixx }\n'],
  ['an unknown axis', `${WHOLE}sweep: { gird: { size: [1, 2] } }\n`],
];

it('the build has written the very schema that would be made', () => {
  expect(read('apps/cli/bundle/study.schema.json')).toBe(schemaText(all));
});

describe('the JSON Schema of studies', () => {
  it('is asked about every study and every example there is', () => {
    expect([embedded.length, documents.length >= 2]).toEqual([7, true]);
  });

  it.each([...embedded, ...documents, ...RIGHT])('takes %s', (_, text) => {
    valid(parse(text));
    expect(valid.errors).toBeNull();
  });

  it.each(WRONG)('does not take %s', (_, text) => {
    expect(valid(parse(text))).toBe(false);
  });

  // So that what the schema is asked about above is right and wrong by the program's own word.
  const own: Readonly<Record<string, string>> = { whole: WHOLE, ruled: `${WHOLE}collapse: { measure: relativeSupport, high: 2, persist: 2 }\n` };
  const base = (name: string) => ({ name, text: own[name] ?? read(`apps/cli/studies/${name}.yaml`) });
  it.each(RIGHT)('agrees with the program on %s', (_, text) => {
    expect(parseStudies({ name: 'x', text, base }, all).length).toBeGreaterThan(0);
  });
  it.each(WRONG)('agrees with the program that %s is a mistake', (_, text) => {
    expect(() => parseStudies({ name: 'x', text, base }, all)).toThrow();
  });
});
