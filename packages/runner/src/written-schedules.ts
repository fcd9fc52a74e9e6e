// Schedules as an author writes them, made what the loop reads: a bare list where a number belongs is the schedule `list`,
// and a course that a parameter of whole numbers runs is a course in whole numbers.
import type { z } from 'zod';

type Parameters = Readonly<Record<string, unknown>>;
type Place = readonly PropertyKey[];

/** Neither whole nor a list, so that a schema tells by what it says of it which numbers it wants whole. */
const PROBE = 0.5;

/** The parameters with every schedule written out. */
export function withSchedules(schema: z.ZodObject, parameters: Parameters): Parameters {
  const lists = wanting(schema, parameters).filter(({ input }) => isNumbers(input));
  const listed = lists.reduce<unknown>((all, { path, input }) => replaced(all, path, () => ({ schedule: 'list', values: input })), parameters);
  const whole = wanting(schema, probed(listed) as Parameters).filter(({ input, expected }) => expected === 'int' && input === PROBE);
  const rounding = (there: unknown): unknown => (isCourse(there) ? { ...there, whole: true } : there);
  return whole.reduce<unknown>((all, { path }) => replaced(all, path, rounding), listed) as Parameters;
}

/** Where the schema wants a number and finds something else. */
function wanting(schema: z.ZodObject, parameters: Parameters): { path: Place; input: unknown; expected: string }[] {
  const { error } = schema.safeParse(parameters, { reportInput: true });
  return (error?.issues ?? []).flatMap((issue) =>
    issue.code === 'invalid_type' && (issue.expected === 'number' || issue.expected === 'int') ? [{ path: issue.path, input: issue.input, expected: issue.expected }] : [],
  );
}

function isNumbers(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((each) => typeof each === 'number');
}

/** Whether it is a schedule whose numbers are computed; those of the others are as their author wrote them. */
function isCourse(value: unknown): value is object {
  return typeof value === 'object' && value !== null && 'schedule' in value && ['linear', 'cosine', '1/t'].includes(String(value.schedule));
}

/** The value with the probe in place of every schedule. */
function probed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('schedule' in value) return PROBE;
  if (Array.isArray(value)) return value.map(probed);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, probed(each)]));
}

/** A copy in which what stands at the path is changed. */
function replaced(value: unknown, [key, ...below]: Place, change: (there: unknown) => unknown): unknown {
  if (key === undefined) return change(value);
  if (Array.isArray(value)) return value.with(Number(key), replaced(value[Number(key)], below, change));
  return { ...(value as object), [key]: replaced((value as Record<PropertyKey, unknown>)[key], below, change) };
}
