// Finds a study by what a user calls it: an embedded name or a file.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseStudies, unknownId, UserError, type Study, type StudySource } from '@collapse-lab/runner';
import { labAt, loadPlugins, readHead, type RunPlace } from '@collapse-lab/runner/node';
import { lab } from './lab.ts';

const EMBEDDED = fileURLToPath(new URL('../studies/', import.meta.url));

/** The studies of one name or file (several where it sweeps), where their paths start and what they are extended by. */
export interface FoundStudies extends RunPlace {
  readonly studies: readonly Study[];
}

/** The text of a study that comes with the program; throws UserError for any other name. */
export function embeddedText(name: string): string {
  const known = embeddedStudies();
  if (!known.includes(name)) throw new UserError(unknownId('study', name, known));
  return readFileSync(`${EMBEDDED}${name}.yaml`, 'utf8');
}

/** Names of the studies that come with the program. */
export function embeddedStudies(): string[] {
  return readdirSync(EMBEDDED).filter((file) => file.endsWith('.yaml')).map((file) => file.slice(0, -'.yaml'.length)).sort();
}

/**
 * Reads, overrides and checks a study, with the plug-ins at these paths (relative to `cwd`). Paths in a study file are
 * relative to the file, those of embedded studies to `cwd`.
 */
export async function findStudies(name: string, overrides: readonly string[], pluginPaths: readonly string[] = [], cwd = process.cwd()): Promise<FoundStudies> {
  const { source, base } = sourceOf(name, cwd);
  const loaded = await loadPlugins(pluginPaths, cwd);
  const studies = parseStudies({ ...source, overrides, tell: (line) => { process.stderr.write(`note ${line}\n`); } }, labAt(lab, base, loaded));
  return { studies, base, plugins: loaded.map(({ path, hash }) => ({ path, hash })) };
}

/** A study's text by name or path; what it extends is found the same way, from where it stands. */
function sourceOf(name: string, cwd: string): { source: StudySource; base: string } {
  const embedded = embeddedStudies();
  if (embedded.includes(name)) {
    return { source: { name: `${name} (embedded study)`, text: embeddedText(name), base: (other) => sourceOf(other, cwd).source }, base: cwd };
  }
  const file = resolve(cwd, name);
  const looksLikeFile = ['.yaml', '.yml', '.json'].includes(extname(name)) || name.includes('/');
  if (!looksLikeFile && !existsSync(file)) throw new UserError(`${unknownId('study', name, embedded)} (or give a study file, name.yaml)`);
  const base = baseOf(file);
  return { source: { name, text: readStudyFile(file, name), base: (other) => sourceOf(other, base).source }, base };
}

/** A study file's own folder, or for the study.yaml of a run what its paths were relative to when it ran. */
function baseOf(file: string): string {
  const folder = dirname(file);
  return basename(file) === 'study.yaml' && existsSync(join(folder, 'manifest.json')) ? readHead(folder).manifest.base : folder;
}

function readStudyFile(file: string, name: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : String(code);
    throw new UserError(`study ${name} must be a readable YAML file, but ${why}; embedded studies: ${embeddedStudies().join(', ')}`);
  }
}
