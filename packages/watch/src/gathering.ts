// From records to groups: each record's group, its item, exact counts of everything and a sample of each group.
import type { Streams } from '@collapse-lab/numeric';
import { unknownId, UserError } from '@collapse-lab/runner';
import type { Counter, Findings, Sampled } from './contracts.ts';
import { measureGroups, type MeasureOptions } from './measure-groups.ts';
import { checkAlarms, type Alarm } from './alarm.ts';
import { fieldOf, isRecord, Mistake, missingField, type Picker } from './pick.ts';
import { Reservoir } from './reservoir.ts';

/** More groups than this are a mistake: a field that names records, not groups. */
const MOST_GROUPS = 64;
/** Blocks that a group's whole sample makes, and twice that for the reference, half of which is compared with. */
const BLOCKS_KEPT = 40;

export interface GatheringOptions {
  readonly by: string | undefined;
  /** Items kept of a group; undefined: as many as comparisons can use. */
  readonly sample: number | undefined;
  /** Bytes of all samples, and types of all counters, together. */
  readonly memory: { readonly bytes: number; readonly types: number };
  readonly streams: Streams;
  /** Checked before anything is read. */
  readonly alarms: readonly Alarm[];
  /** Told of a record that cannot be used; throws, or leaves it out. */
  readonly onMistake: (mistake: Mistake) => void;
}

interface Group<P, R> {
  readonly name: string;
  readonly reservoir: Reservoir<P>;
  readonly counter: Counter<R> | undefined;
  items: number;
  empty: number;
  cut: number;
}

/** Groups in the making, whatever they are groups of. */
export interface AnyGathering {
  /** Fields of a record, or paths with dots, that are needed; undefined for all. */
  readonly fields: readonly string[] | undefined;
  /** Takes a record of the file that is called `file`. */
  take(record: unknown, file: string): void;
  /** Makes the group of a file known, so that one without items is noticed. */
  expect(file: string): void;
  /** Measures all groups against one of them, by default the first; throws UserError where there are too few groups or items. */
  measure(reference: string | undefined, options: Omit<MeasureOptions, 'columns' | 'alarms'>): Findings;
}

/** Groups of one kind; throws UserError for alarms that cannot be. */
export class Gathering<P, R> implements AnyGathering {
  private readonly picker: Picker<P, R>;
  private readonly options: GatheringOptions;
  private readonly groups = new Map<string, Group<P, R>>();

  constructor(picker: Picker<P, R>, options: GatheringOptions) {
    this.picker = picker;
    this.options = options;
    checkAlarms(options.alarms, picker.kind.measures(picker.columns));
  }

  get fields(): readonly string[] | undefined {
    const { by } = this.options;
    const all = [...this.picker.fields, ...(by === undefined ? [] : [by])];
    return all.length === 0 ? undefined : all;
  }

  take(record: unknown, file: string): void {
    const { by, onMistake } = this.options;
    const { kind } = this.picker;
    const item = this.itemOf(record);
    if (item instanceof Mistake) {
      onMistake(item);
      return;
    }
    const group = this.groupOf(by === undefined ? file : nameOf(fieldOf(record as object, by)));
    if (group.counter?.observe(item) === 0) {
      group.empty++;
      return;
    }
    group.items++;
    if (kind.isCut(item)) group.cut++;
    group.reservoir.offer(() => kind.keep(item));
  }

  private itemOf(record: unknown): R | Mistake {
    const { fields, pick } = this.picker;
    if (!isRecord(record)) return this.fields ? new Mistake('field missing', `must be a record with the field "${this.fields[0]!}", but is not`) : pick(record);
    const missing = this.fields?.find((field) => fieldOf(record, field) === undefined);
    if (missing !== undefined) return new Mistake('field missing', missingField(missing, record));
    const { by } = this.options;
    if (by !== undefined && fieldOf(record, by) === null) return new Mistake('group missing', `must have a value in the field "${by}", but has null`);
    return fields.length > 0 ? pick(record) : new Mistake('another type', 'must be text or numbers without fields, as the first output is, but is a record with fields');
  }

  measure(reference: string | undefined, options: Omit<MeasureOptions, 'columns' | 'alarms'>): Findings {
    const groups = this.inOrder().map(sampledOf);
    const names = groups.map(({ name }) => name);
    const first = reference ?? names[0];
    if (first === undefined || !names.includes(first)) throw new UserError(`--reference ${unknownId('group', first ?? '', names)}`);
    if (groups.length < 2) throw new UserError(`outputs must come in two groups or more, but there is one (${first}); give several files, or name the field that tells them apart with --by`);
    const { item } = this.picker.kind;
    for (const { name, items, empty } of groups) {
      if (items < 2) throw new UserError(`${name} must hold 2 ${item}s or more, but has ${items === 0 ? 'none' : 'one'}${empty > 0 ? ` that is not empty (${empty} are)` : ''}; leave it out, or say what a ${item} is with --unit or --field`);
    }
    const ordered = [...groups.filter(({ name }) => name === first), ...groups.filter(({ name }) => name !== first)];
    return measureGroups(this.picker.kind, ordered, { ...options, columns: this.picker.columns, alarms: this.options.alarms });
  }

  expect(file: string): void {
    if (this.options.by === undefined) this.groupOf(file);
  }

  private groupOf(name: string): Group<P, R> {
    return this.groups.get(name) ?? this.begin(name);
  }

  private begin(name: string): Group<P, R> {
    const { sample, memory, streams, by } = this.options;
    const { kind } = this.picker;
    const count = this.groups.size + 1;
    if (count > MOST_GROUPS) throw new UserError(`${by === undefined ? 'files' : `--by ${by}`} must make at most ${MOST_GROUPS} groups, but makes more; ${by === undefined ? 'measure fewer at a time' : 'name a field with fewer values'}`);
    const reservoir = new Reservoir<P>(sample ?? BLOCKS_KEPT * kind.mostPerBlock, memory.bytes / count, kind.bytesOf, streams.fork('sample', count).rng());
    const group: Group<P, R> = { name, reservoir, counter: kind.counter?.(memory.types / count), items: 0, empty: 0, cut: 0 };
    this.groups.set(name, group);
    for (const each of this.groups.values()) {
      each.reservoir.limitTo(memory.bytes / count);
      each.counter?.limitTo(memory.types / count);
    }
    return group;
  }

  /** Files as they were given; values of a field by number where all are numbers, else by first appearance. */
  private inOrder(): Group<P, R>[] {
    const groups = [...this.groups.values()];
    const numeric = this.options.by !== undefined && groups.every(({ name }) => name.trim() !== '' && Number.isFinite(Number(name)));
    return numeric ? groups.sort((a, b) => Number(a.name) - Number(b.name)) : groups;
  }
}

function sampledOf<P, R>({ name, reservoir, counter, items, empty, cut }: Group<P, R>): Sampled<P, R> {
  return { name, items, empty, cut, sample: reservoir.items(), ...(counter && { units: counter.total, counter }) };
}

function nameOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : `${value as string | number | bigint | boolean}`;
}
