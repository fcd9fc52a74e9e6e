// Checks the members that a study names against their schemas, in every generation where a schedule changes them.
import { z } from 'zod';
import { unknownId, type Entry } from './catalogue.ts';
import { UserError } from './errors.ts';
import { atGeneration, isScheduled, scheduleKeys, scheduleNames, scheduleSchema } from './schedule.ts';
import { withSchedules } from './written-schedules.ts';
import { mistakes } from './study-mistakes.ts';
import type { LocatedStudy, Path } from './study-source.ts';
import type { Named, NamedModel } from './study.ts';

/** Checks parts of one study; every mistake is thrown as UserError with its place. */
export class MemberCheck {
  private readonly located: LocatedStudy;
  private readonly generations: number;

  constructor(located: LocatedStudy, generations: number) {
    this.located = located;
    this.generations = generations;
  }

  /** Runs a look-up whose UserError, if any, is about the value at this path. */
  at<T>(path: Path, look: () => T): T {
    try {
      return look();
    } catch (error) {
      throw error instanceof UserError ? new UserError(`${this.located.place(path)} ${error.message}`) : error;
    }
  }

  /** The member with every parameter that its schema knows; scheduled ones stay as they were written. */
  complete<M extends Named | NamedModel>(path: Path, entry: Entry<unknown>, member: M, numbers: 'scheduled' | 'constant' = 'scheduled'): M {
    const tag = 'family' in member ? 'family' : 'kind';
    const { [tag]: id, ...parameters } = member;
    return { [tag]: id, ...this.checked(path, entry.parameters, parameters, numbers, [tag]) } as M;
  }

  /** Named numbers, each checked by its own schema, none required. */
  numbers(path: Path, shape: Readonly<Record<string, z.ZodType>>, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
    return this.checked(path, z.strictObject(shape).partial(), values, 'scheduled', []);
  }

  /** Parameters as they are in generation 1. */
  first(parameters: unknown): unknown {
    return atGeneration(parameters, 1, this.generations);
  }

  private checked(path: Path, schema: z.ZodObject, written: Readonly<Record<string, unknown>>, numbers: 'scheduled' | 'constant', tags: readonly string[]): Record<string, unknown> {
    const parameters = numbers === 'scheduled' ? withSchedules(schema, written) : written;
    const moving = numbers === 'scheduled' && isScheduled(parameters);
    if (moving) this.checkSchedules(path, parameters);
    const seen = new Set<string>();
    let first: Record<string, unknown> | undefined;
    for (let t = 1; t <= (moving ? this.generations : 1); t++) {
      const now = moving ? atGeneration(parameters, t, this.generations) : parameters;
      const key = moving ? JSON.stringify(now) : '';
      if (seen.has(key)) continue;
      seen.add(key);
      const checked = schema.safeParse(now, { reportInput: true });
      if (!checked.success) throw mistakes(this.located, checked.error.issues, path, [...tags, ...Object.keys(schema.shape)], moving ? ` (in generation ${t})` : '');
      first ??= checked.data;
    }
    const scheduled = moving ? Object.entries(parameters).filter(([, value]) => isScheduled(value)) : [];
    // JSON drops what is undefined, so that a resolved study equals itself read back from disk.
    return JSON.parse(JSON.stringify({ ...first, ...Object.fromEntries(scheduled) })) as Record<string, unknown>;
  }

  private checkSchedules(path: Path, value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    if (!('schedule' in value)) {
      for (const [key, each] of Object.entries(value)) this.checkSchedules([...path, Array.isArray(value) ? Number(key) : key], each);
      return;
    }
    const { schedule } = value;
    const name = [...path, 'schedule'];
    this.at(name, () => {
      if (!scheduleNames.some((known) => known === schedule)) throw new UserError(unknownId(name.join('.'), String(schedule), scheduleNames));
    });
    const checked = scheduleSchema.safeParse(value, { reportInput: true });
    if (!checked.success) throw mistakes(this.located, checked.error.issues, path, scheduleKeys(schedule));
  }
}
