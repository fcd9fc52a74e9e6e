// Documents out of records, whatever file they are of: the text in one field and, where documents are grouped, the group in another.
import { UserError } from '@collapse-lab/runner';

// What JSON can say and UTF-8 cannot: half of a pair.
const LONE_SURROGATE = /\p{Surrogate}/u;

/** The fields that records are read by. */
export interface RecordFields {
  readonly text: string;
  readonly group?: string | undefined;
}

/** Takes records one after the other. */
export class RecordTexts {
  readonly texts: string[] = [];
  /** Per text, the group that it is of; none where no field names one. */
  readonly groups: string[] = [];
  private readonly fields: RecordFields;

  constructor(fields: RecordFields) {
    this.fields = fields;
  }

  /** Throws UserError where a record, which stands at `where` and reads as `shown`, is not an object with these fields. */
  take(record: unknown, where: () => string, shown: () => string): void {
    const { text: field, group: groupField } = this.fields;
    const text = fieldOf(record, field);
    if (typeof text !== 'string' || LONE_SURROGATE.test(text)) {
      throw new UserError(`${where()} must be a record with a text as its ${field}, but got ${cut(shown())}; name another field, or mend the record`);
    }
    this.texts.push(text);
    if (groupField === undefined) return;
    const group = fieldOf(record, groupField);
    if (!['string', 'number', 'bigint', 'boolean'].includes(typeof group)) {
      throw new UserError(`${where()} must be a record with a name or a number as its ${groupField}, by which documents are grouped, but got ${cut(shown())}; name another field, or mend the record`);
    }
    this.groups.push(String(group));
  }
}

function fieldOf(record: unknown, field: string): unknown {
  return typeof record === 'object' && record !== null && Object.hasOwn(record, field) ? (record as Record<string, unknown>)[field] : undefined;
}

function cut(shown: string): string {
  const trimmed = shown.trim();
  return trimmed.length > 60 ? `${trimmed.slice(0, 60)}…` : trimmed;
}
