// What is measured of a record: a document, a row of numbers or a vector; decided by the first record and what the user says.
import { decimal } from '@collapse-lab/gmm';
import { nearest, UserError } from '@collapse-lab/runner';
import type { Kind, KindId } from './contracts.ts';
import { embeddings } from './embeddings/kind.ts';
import { numbers } from './numbers/kind.ts';
import { text } from './text/kind.ts';

/** A record that cannot be used. */
export class Mistake {
  readonly reason: string;
  /** What must hold and what was found, without the place. */
  readonly message: string;

  constructor(reason: string, message: string) {
    this.reason = reason;
    this.message = message;
  }
}

/** What items of one kind are taken from. */
export interface Picker<P, R> {
  readonly kind: Kind<P, R>;
  /** Fields of a record, empty where a record is the item itself. */
  readonly fields: readonly string[];
  /** What the columns of numbers are called. */
  readonly columns: readonly string[];
  pick(record: unknown): R | Mistake;
}

export interface PickOptions {
  readonly as: KindId | undefined;
  readonly fields: readonly string[];
  /** A field that groups are made by, which is not measured. */
  readonly by: string | undefined;
  /** The number that a field of this file is, NaN for none. */
  readonly numberOf: (field: unknown) => number;
  /** Where the first record stands. */
  readonly place: string;
}

/** A picker of some kind, for those who treat all kinds alike. */
export type AnyPicker = <T>(use: <P, R>(picker: Picker<P, R>) => T) => T;

function anyPicker<P, R>(picker: Picker<P, R>): AnyPicker {
  return (use) => use(picker);
}

type FieldKind = KindId | undefined;

/** Decides by the first record; throws UserError where it has not what is asked for, or several things that could be meant. */
export function choosePicker(first: unknown, options: PickOptions): AnyPicker {
  const { fields, by, place } = options;
  if (!isRecord(first)) {
    if (fields.length > 0 || by !== undefined) throw new UserError(`${place} must have named fields for ${by === undefined ? '--field' : '--by'}, but is ${shown(first)}; leave the option out, or give JSON lines, CSV or Parquet`);
    return pickWhole(first, options);
  }
  const missing = [...fields, ...(by === undefined ? [] : [by])].find((field) => fieldOf(first, field) === undefined);
  if (missing !== undefined) throw new UserError(`${place} ${missingField(missing, first)}; name another with ${missing === by ? '--by' : '--field'}`);
  return fields.length > 0 ? pickFields(first, fields, options) : guess(first, options);
}

/** One line about a field that a record has not. */
export function missingField(field: string, record: object): string {
  const known = Object.keys(record);
  const near = nearest(field, known);
  return `must have the field "${field}", but has ${known.length > 0 ? known.slice(0, 12).join(', ') : 'no fields'}${near === undefined ? '' : ` (did you mean "${near}"?)`}`;
}

/** The field of this name, or down a path with dots; undefined for none. */
export function fieldOf(record: object, name: string): unknown {
  const own = (record as Record<string, unknown>)[name];
  if (own !== undefined || !name.includes('.')) return own;
  return name.split('.').reduce<unknown>((value, part) => (typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined), record);
}

export function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}

function pickWhole(first: unknown, { as, numberOf, place }: PickOptions): AnyPicker {
  const itself = (record: unknown): unknown => record;
  if (isVector(first)) {
    if (as === 'text') throw new UserError(`${place} must be text, but is ${shown(first)}; leave out --as text`);
    return as === 'numbers' ? pickNumbers([], Array.from(first, (_, i) => String(i + 1)), (record) => Array.from(record as ArrayLike<unknown>), numberOf) : pickVectors([], itself, first.length);
  }
  if (typeof first === 'string' && as !== 'numbers') {
    if (as === 'embeddings') throw new UserError(`${place} must be a list of numbers, but is ${shown(first)}; leave out --as embeddings`);
    return pickTexts([], itself);
  }
  if (typeof first === 'string' && Number.isNaN(decimal(first))) throw new UserError(`${place} must be a number, but is ${shown(first)}; leave out --as numbers`);
  const numberIn = (value: unknown): number => (typeof value === 'string' ? decimal(value) : numberOf(value));
  if (Number.isNaN(numberIn(first))) throw new UserError(`${place} must be text, a number, a list of numbers or a record of fields, but is ${shown(first)}; give other outputs`);
  return pickNumbers([], ['value'], (record) => [record], numberIn);
}

function pickFields(first: object, fields: readonly string[], { as, numberOf, place }: PickOptions): AnyPicker {
  const kinds = fields.map((field) => as ?? kindOf(fieldOf(first, field), numberOf));
  if (kinds.every((kind) => kind === 'numbers')) return pickNumbers(fields, fields, (record) => fields.map((field) => fieldOf(record as object, field)), numberOf);
  const nothing = fields.find((_, i) => kinds[i] === undefined && fields.length > 1);
  if (nothing !== undefined) throw new UserError(`${place} field "${nothing}" must be text, a number or a list of numbers, but is ${shown(fieldOf(first, nothing))}; say with --as what it is, or name another with --field`);
  if (fields.length > 1) throw new UserError(`--field must name one field of text or vectors, or columns of numbers, but got ${fields.join(', ')}; measure one after the other`);
  const [field] = fields as [string];
  const value = fieldOf(first, field);
  if (kinds[0] === 'text') return pickTexts(fields, (record) => fieldOf(record as object, field));
  if (!isVector(value)) throw new UserError(`${place} field "${field}" must be ${as === 'embeddings' ? 'a list of numbers' : 'text, a number or a list of numbers'}, but is ${shown(value)}; name another with --field`);
  return pickVectors(fields, (record) => fieldOf(record as object, field), value.length);
}

/** The only thing that can be meant: one text, one vector, or all numbers. */
function guess(first: object, options: PickOptions): AnyPicker {
  const { as, by, numberOf, place } = options;
  const all = Object.entries(first).filter(([name]) => name !== by).map(([name, value]) => ({ name, kind: kindOf(value, numberOf) }));
  const named = (kind: FieldKind): string[] => all.filter((field) => field.kind === kind).map(({ name }) => name);
  const texts = named('text').includes('text') ? ['text'] : named('text');
  const choices = ([['text', texts], ['embeddings', named('embeddings')], ['numbers', named('numbers')]] as const).filter(([kind, names]) => names.length > 0 && (as === undefined || as === kind));
  const [only] = choices;
  const plain = texts[0] === 'text' && as === undefined;
  if (plain) return pickFields(first, texts, options);
  if (only && choices.length === 1 && (only[0] === 'numbers' || only[1].length === 1)) return pickFields(first, only[1], options);
  const has = all.map(({ name, kind }) => `${name} (${kind === 'embeddings' ? 'vector' : kind === 'numbers' ? 'number' : (kind ?? 'nothing to measure')})`);
  throw new UserError(`${place} must have one text, one vector or columns of numbers to measure, but has ${has.slice(0, 12).join(', ') || 'no fields'}; say which with --field NAME`);
}

function pickTexts(fields: readonly string[], of: (record: unknown) => unknown): AnyPicker {
  return anyPicker<Uint8Array, string>({
    kind: text,
    fields,
    columns: [],
    pick(record) {
      const value = of(record);
      return typeof value === 'string' ? value : new Mistake('not text', `${fields.length > 0 ? `field "${fields[0]!}" ` : ''}must be text, but is ${shown(value)}`);
    },
  });
}

function pickNumbers(fields: readonly string[], columns: readonly string[], of: (record: unknown) => readonly unknown[], numberOf: (field: unknown) => number): AnyPicker {
  return anyPicker<Float64Array, Float64Array>({
    kind: numbers,
    fields,
    columns,
    pick(record) {
      const values = of(record);
      const row = Float64Array.from(values, numberOf);
      if (row.length !== columns.length) return new Mistake('another length', `must have ${columns.length} numbers, as the first has, but has ${row.length}`);
      const bad = row.findIndex((value) => !Number.isFinite(value));
      return bad < 0 ? row : new Mistake('not a number', `${fields.length > 0 ? `field "${fields[bad]!}" ` : ''}must be a finite number, but is ${shown(values[bad])}`);
    },
  });
}

function pickVectors(fields: readonly string[], of: (record: unknown) => unknown, dimensions: number): AnyPicker {
  return anyPicker<Float64Array, Float64Array>({
    kind: embeddings,
    fields,
    columns: [],
    pick(record) {
      const value = of(record);
      const where = fields.length > 0 ? `field "${fields[0]!}" ` : '';
      if (!isVector(value)) return new Mistake('not a vector', `${where}must be a list of numbers, but is ${shown(value)}`);
      if (value.length !== dimensions) return new Mistake('another length', `${where}must have ${dimensions} numbers, as the first has, but has ${value.length}`);
      const vector = Float64Array.from(value, Number);
      return vector.every(Number.isFinite) ? vector : new Mistake('not a number', `${where}must hold finite numbers, but has one that is not`);
    },
  });
}

function kindOf(value: unknown, numberOf: (field: unknown) => number): FieldKind {
  if (!Number.isNaN(numberOf(value))) return 'numbers';
  if (typeof value === 'string') return 'text';
  return isVector(value) && value.length > 0 ? 'embeddings' : undefined;
}

function isVector(value: unknown): value is ArrayLike<number | bigint> {
  return (Array.isArray(value) && value.every((entry) => typeof entry === 'number' || typeof entry === 'bigint')) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

function shown(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (typeof value === 'string') return `"${value.length > 40 ? `${value.slice(0, 40)}…` : value}"`;
  if (isVector(value)) return `a list of ${value.length} numbers`;
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : `${value as number | bigint | boolean}`;
}
