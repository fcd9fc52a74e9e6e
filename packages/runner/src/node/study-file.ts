// A resolved study as a file: its text, the line by which editors find its schema, and the schema beside it.
import { parse, stringify } from 'yaml';
import type { Lab } from '../domain.ts';
import { studyJsonSchema } from '../study-json-schema.ts';
import type { Study } from '../study.ts';
import { SCHEMA_FILE } from './run-folder.ts';

/** The first line of a study file that is written for people. */
export const SCHEMA_LINE = `# yaml-language-server: $schema=./${SCHEMA_FILE}\n`;

/** The schema of studies in this laboratory, as a file's text: for editors alone, so on one line. */
export function schemaText(lab: Lab): string {
  return `${JSON.stringify(studyJsonSchema(lab))}\n`;
}

/** The study as a file that `collapse run` takes: members stand in place of the model that is the first of them. */
export function studyText(study: Study): string {
  return `${SCHEMA_LINE}# A collapse-lab study, resolved; collapse run <this file> repeats it.\n${stringify(study.members ? { ...study, model: undefined } : study, { aliasDuplicateObjects: false })}`;
}

/** The study that `studyText` has written. */
export function readStudyText(text: string): Study {
  // A command reads the study of its run time and again, and nobody writes into a study.
  if (last?.text === text) return last.study;
  const written = parse(text) as Study;
  const study = written.members ? { ...written, model: written.members[0]! } : written;
  last = { text, study };
  return study;
}

let last: { readonly text: string; readonly study: Study } | undefined;
