// A study from a program: the functions behind `collapse run`, without its tables and its report.
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lab } from '@collapse-lab/cli';
import { parseStudy } from '@collapse-lab/runner';
import { inlineExecutor, runStudy } from '@collapse-lab/runner/node';

const text = `
name: shrinking
world: { kind: mixture, means: [0], stdDevs: [1], weights: [1] }
model: { family: gaussian, divisor: n }
policy: { kind: replace }
size: 100
heldOut: 500
generations: 100
chains: 8
record: 10
`;

const study = parseStudy({ name: 'shrinking', text }, lab);
const folder = join(mkdtempSync(join(tmpdir(), 'shrinking-')), 'run');
const { rows, outcomes } = await runStudy(study, { lab, executor: inlineExecutor(lab), folder, base: process.cwd() });

const last = rows.filter(({ arm, generation }) => arm === 'loop' && generation === study.generations);
const support = last.map(({ values }) => values['relativeSupport'] ?? NaN).sort((a, b) => a - b);
const complete = outcomes.filter(({ arm, status }) => arm === 'loop' && status === 'complete');
console.log(`${complete.length} chains of ${study.chains}, relative support at generation ${study.generations}: ${support.map((each) => each.toFixed(2)).join(' ')}`);
console.log(folder);
