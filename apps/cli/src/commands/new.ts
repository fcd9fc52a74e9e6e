// collapse new: files of a user's own to start from.
import { existsSync } from 'node:fs';
import { studySchema, UserError } from '@collapse-lab/runner';
import { labAt, loadPlugins, schemaText, SCHEMA_FILE, SCHEMA_LINE, writeAtomically } from '@collapse-lab/runner/node';
import { lab } from '../lab.ts';
import { embeddedText } from '../studies.ts';

export interface NewStudyOptions {
  readonly from: string;
  readonly plugin?: readonly string[];
}

/** A name as YAML, in quotes where it would be read as something else. */
function inYaml(name: string): string {
  return /^(true|false|null)$/i.test(name) || !Number.isNaN(Number(name)) ? JSON.stringify(name) : name;
}

/** Writes `<name>.yaml`, an embedded study with its comments under another name, and the schema of studies beside it. */
export async function newStudy(given: string, { from, plugin = [] }: NewStudyOptions): Promise<void> {
  const name = given.replace(/\.yaml$/, '');
  const checked = studySchema.shape.name.safeParse(name);
  if (!checked.success) throw new UserError(`name ${checked.error.issues[0]!.message}, but got "${given}"; choose another`);
  const text = embeddedText(from);
  const file = `${name}.yaml`;
  if (existsSync(file)) throw new UserError(`${file} must be a new file, but it exists already; choose another name, or delete it`);
  const schema = schemaText(labAt(lab, process.cwd(), await loadPlugins(plugin, process.cwd())));
  writeAtomically(SCHEMA_FILE, schema);
  writeAtomically(file, SCHEMA_LINE + text.replace(/^name:.*$/m, `name: ${inYaml(name)}`));
  process.stdout.write(`${file}  (${from} under another name; ${SCHEMA_FILE} beside it is for editors)\nnext  collapse run ${file}\n`);
}
