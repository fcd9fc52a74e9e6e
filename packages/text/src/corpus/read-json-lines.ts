// Documents out of JSON lines: one record a line.
import { RecordTexts, type RecordFields } from './record-texts.ts';

/** The texts of every record; throws UserError naming path and line. Lines with nothing on them are ignored. */
export function readJsonLines(content: string, path: string, fields: RecordFields): RecordTexts {
  const read = new RecordTexts(fields);
  content
    .replace(/^\uFEFF/, '')
    .split('\n')
    .forEach((line, i) => {
      if (line.trim() !== '') read.take(parsed(line), () => `${path}: line ${i + 1}`, () => line);
    });
  return read;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
