// Finds a study by what a user calls it: an embedded name or a file.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseStudy, unknownId, UserError, type Study } from '@collapse-lab/runner';
import { lab } from './lab.ts';

const EMBEDDED = fileURLToPath(new URL('../studies/', import.meta.url));

/** A resolved study and what relative paths in it are relative to. */
export interface FoundStudy {
  readonly study: Study;
  readonly base: string;
}

/** Names of the studies that come with the program. */
export function embeddedStudies(): string[] {
  return readdirSync(EMBEDDED).filter((file) => file.endsWith('.yaml')).map((file) => file.slice(0, -'.yaml'.length)).sort();
}

/** Reads, overrides and checks a study. Paths in a study file are relative to the file, those of embedded studies to `cwd`. */
export function findStudy(name: string, overrides: readonly string[], cwd = process.cwd()): FoundStudy {
  const embedded = embeddedStudies();
  if (embedded.includes(name)) {
    const text = readFileSync(`${EMBEDDED}${name}.yaml`, 'utf8');
    return { study: parseStudy({ name: `${name} (embedded study)`, text, overrides }, lab), base: cwd };
  }
  const file = resolve(cwd, name);
  const looksLikeFile = ['.yaml', '.yml', '.json'].includes(extname(name)) || name.includes('/');
  if (!looksLikeFile && !existsSync(file)) throw new UserError(`${unknownId('study', name, embedded)} (or give a study file, name.yaml)`);
  return { study: parseStudy({ name, text: readStudyFile(file, name), overrides }, lab), base: dirname(file) };
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
