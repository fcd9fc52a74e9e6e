// Documents out of JSON lines: one record a line.
import { lineOf, UserError } from '@collapse-lab/runner';
import { RecordTexts, type RecordFields } from './record-texts.ts';

/** The texts of every record; throws UserError naming path and line. Lines with nothing on them are ignored. */
export function readJsonLines(content: string, path: string, fields: RecordFields): RecordTexts {
  const read = new RecordTexts(fields);
  content
    .replace(/^\uFEFF/, '')
    .split('\n')
    .forEach((line, i) => {
      const where = (): string => `${path}: line ${i + 1}`;
      if (line.trim() !== '') read.take(parsed(line, where), where, () => line);
    });
  return read;
}

function parsed(line: string, where: () => string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new UserError(`${where()} must be one JSON value, but reading it says: ${lineOf(error)}; mend the line`);
  }
}
