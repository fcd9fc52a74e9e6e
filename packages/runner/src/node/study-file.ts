// What stands around a study in a file: the line by which editors find its schema, and the schema beside it.
import type { Lab } from '../domain.ts';
import { studyJsonSchema } from '../describe-lab.ts';

/** The schema's file name, beside the study. */
export const SCHEMA_FILE = 'study.schema.json';

/** The first line of a study file that is written for people. */
export const SCHEMA_LINE = `# yaml-language-server: $schema=./${SCHEMA_FILE}\n`;

/** The schema of studies in this laboratory, as a file's text: for editors alone, so on one line. */
export function schemaText(lab: Lab): string {
  return `${JSON.stringify(studyJsonSchema(lab))}\n`;
}
