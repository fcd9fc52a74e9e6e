// Schedules: any number in a policy, decoding, selection or world may change with the generation. A bare list of numbers is
// one too, by generation from 1 on; it becomes the schedule `list` when the study is read.
import { z } from 'zod';

const whole = z.boolean().optional().describe('rounds to the nearest whole number, halves up; set where the parameter is one');

const span = {
  from: z.number(),
  to: z.number(),
  whole,
  start: z.int().min(1).default(1).describe('generation at which the course leaves `from`'),
  end: z.int().min(1).optional().describe('generation at which it reaches `to`; the last one when absent'),
};

/** What may stand in a study where a number stands. */
export const scheduleSchema = z.discriminatedUnion('schedule', [
  z.strictObject({ schedule: z.literal('list'), values: z.array(z.number()).min(1).describe('by generation from 1 on; the last one holds on') }),
  z.strictObject({ schedule: z.literal('linear'), ...span }),
  z.strictObject({ schedule: z.literal('cosine'), ...span }),
  z.strictObject({ schedule: z.literal('step'), from: z.number(), to: z.number(), at: z.int().min(1).describe('the first generation of `to`') }),
  z.strictObject({ schedule: z.literal('1/t'), from: z.number(), to: z.number().default(0).describe('the limit'), whole }),
]);

type Course = z.output<typeof scheduleSchema>;

const shapes = scheduleSchema.options.map(({ shape }) => shape);

/** What schedules are called. */
export const scheduleNames = shapes.map(({ schedule }) => schedule.value);

/** The keys of the schedule of this name. */
export function scheduleKeys(name: unknown): string[] {
  return shapes.filter(({ schedule }) => schedule.value === name).flatMap((shape) => Object.keys(shape));
}

/** Whether any number in these parameters changes with the generation. */
export function isScheduled(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return 'schedule' in value || Object.values(value).some(isScheduled);
}

/** The parameters as they are in one generation; throws ZodError for a schedule that is none. */
export function atGeneration(value: unknown, generation: number, generations: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('schedule' in value) return courseAt(scheduleSchema.parse(value), Math.max(generation, 1), generations);
  if (Array.isArray(value)) return value.map((each) => atGeneration(each, generation, generations));
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, atGeneration(each, generation, generations)]));
}

/** The dotted path of a schedule that runs to the last generation, so that more of them would change those before; undefined where there is none. */
export function courseToTheEnd(value: unknown, path: readonly string[] = []): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('schedule' in value) {
    const { schedule, end } = value as { schedule: unknown; end?: unknown };
    return (schedule === 'linear' || schedule === 'cosine') && end === undefined ? path.join('.') : undefined;
  }
  for (const [key, each] of Object.entries(value)) {
    const found = courseToTheEnd(each, [...path, key]);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A course's number at generation t ≥ 1. */
function courseAt(course: Course, t: number, generations: number): number {
  // What an author has written stays as it is; only what lies between is rounded.
  if (course.schedule === 'list') return course.values[Math.min(t, course.values.length) - 1]!;
  if (course.schedule === 'step') return t < course.at ? course.from : course.to;
  const value = between(course, t, generations);
  return course.whole ? Math.round(value) : value;
}

function between(course: Exclude<Course, { schedule: 'list' | 'step' }>, t: number, generations: number): number {
  switch (course.schedule) {
    case '1/t':
      return course.to + (course.from - course.to) / t;
    case 'linear':
      return course.from + (course.to - course.from) * elapsed(course, t, generations);
    case 'cosine':
      return course.to + (course.from - course.to) * 0.5 * (1 + Math.cos(Math.PI * elapsed(course, t, generations)));
  }
}

/** The share of the way from `start` to `end`, 0 before and 1 after. */
function elapsed({ start, end }: { start: number; end?: number | undefined }, t: number, generations: number): number {
  const last = end ?? generations;
  return last <= start ? Number(t >= start) : Math.min(Math.max((t - start) / (last - start), 0), 1);
}

/** Makes something from parameters that may be scheduled: one per generation, made anew only where they change. */
export function scheduled<T>(parameters: unknown, generations: number, make: (parameters: unknown) => T): (generation: number) => T {
  if (!isScheduled(parameters)) {
    const constant = make(parameters);
    return () => constant;
  }
  let last: { key: string; made: T } | undefined;
  return (generation) => {
    const now = atGeneration(parameters, generation, generations);
    const key = JSON.stringify(now);
    if (last?.key !== key) last = { key, made: make(now) };
    return last.made;
  };
}
