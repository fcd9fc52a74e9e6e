// Documents out of JSON lines: one record a line, the text in one of its fields.
import { UserError } from '@collapse-lab/runner';

// What JSON can say and UTF-8 cannot: half of a pair.
const LONE_SURROGATE = /\p{Surrogate}/u;

/** The texts in `field` of every record; throws UserError naming path and line. Lines with nothing on them are ignored. */
export function readJsonLines(content: string, path: string, field: string): string[] {
  const texts: string[] = [];
  content
    .replace(/^\uFEFF/, '')
    .split('\n')
    .forEach((line, i) => {
      if (line.trim() === '') return;
      const text = fieldOf(line, field);
      if (typeof text === 'string' && !LONE_SURROGATE.test(text)) texts.push(text);
      else throw new UserError(`${path}: line ${i + 1} must be a JSON object with a text as its ${field}, but got ${shown(line)}; name another field, or mend the line`);
    });
  return texts;
}

function fieldOf(line: string, field: string): unknown {
  try {
    const record: unknown = JSON.parse(line);
    return typeof record === 'object' && record !== null && Object.hasOwn(record, field) ? (record as Record<string, unknown>)[field] : undefined;
  } catch {
    return undefined;
  }
}

function shown(line: string): string {
  const trimmed = line.trim();
  return trimmed.length > 60 ? `${trimmed.slice(0, 60)}…` : trimmed;
}
