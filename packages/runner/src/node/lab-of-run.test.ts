import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonLab } from '../testing/json-lab.ts';
import { greetingsIn } from './command-answers.ts';
import { labOfRun } from './lab-of-run.ts';
import { loadPlugins } from './load-plugins.ts';

const policy = (id: string): string =>
  `export default (lab) => lab.definePolicy({ id: '${id}', summary: '', parameters: lab.z.object({}), create: () => ({ remembers: [], compose: (loop) => loop.real }) });`;

test('a run has the commands of its folder and its plug-ins as they were, and no other', async () => {
  const base = mkdtempSync(join(tmpdir(), 'place-'));
  writeFileSync(join(base, 'mine.js'), policy('mine'));
  const plugins = (await loadPlugins(['mine.js'], base)).map(({ path, hash }) => ({ path, hash }));
  // Plain data, as manifests and jobs carry it.
  const place = JSON.parse(JSON.stringify({ base, plugins })) as { base: string; plugins: typeof plugins };
  const lab = await labOfRun(jsonLab, place);
  expect(lab.policies.has('mine')).toBe(true);
  expect(lab.domains[0]!.open(({ families }) => families.ids)).toEqual(['command', 'spread']);
  expect((await labOfRun(jsonLab, { base })).policies.has('mine')).toBe(false);

  // A program is looked for in the folder of the run.
  writeFileSync(join(base, 'hello.mjs'), `console.log('{"version":1,"scores":false,"parameters":["here"]}');`);
  const columns = lab.domains[0]!.open(({ families }) => families.get('command').create({ command: [process.execPath, './hello.mjs'] }).columns);
  expect(columns.map(({ name }) => name)).toEqual(['here']);

  // What it has told goes with the job, and it is not started where that is known.
  const command = [process.execPath, './hello.mjs'];
  const greetings = JSON.parse(JSON.stringify(greetingsIn(base))) as ReturnType<typeof greetingsIn>;
  expect(greetings.map((greeting) => greeting.command)).toEqual([command]);
  const elsewhere = await labOfRun(jsonLab, { base: '/nowhere', greetings });
  expect(elsewhere.domains[0]!.open(({ families }) => families.get('command').create({ command }).columns)).toEqual(columns);

  writeFileSync(join(base, 'mine.js'), policy('yours'));
  await expect(labOfRun(jsonLab, place)).rejects.toThrow(`${join(base, 'mine.js')}: plug-in must be as it was when the run started`);
});
