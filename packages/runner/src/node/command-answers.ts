// What a program of the family `command` may answer, read strictly: anything else is nonsense, said as a RangeError.
import { z } from 'zod';
import { COLUMN_NAME, isColumnName } from '../columns.ts';
import type { Column, FitOutcome, JsonItems, Row, Scores } from '../contracts.ts';
import { decodingShape } from '../decoding.ts';
import { fromJsonNumber } from '../json-number.ts';
import { isMapping } from '../mapping.ts';
import { failure } from './command-process.ts';
import type { Program } from './command-talk.ts';
import { runOnce } from './run-once.ts';

/** What was learned, in the program's own terms, and its parameters as numbers. */
export interface Learned {
  readonly fitted: unknown;
  readonly parameters: Row;
}

const number = z.unknown().transform((value, context) => {
  const read = fromJsonNumber(value);
  if (read === undefined) context.addIssue({ code: 'custom', message: 'must be a number' });
  return read ?? NaN;
});
const row = z.record(z.string(), number);
const name = z.string().refine(isColumnName, `must be ${COLUMN_NAME}`);
const column = z.strictObject({ name, summary: z.string(), unit: z.string().optional() });

const hello = z.strictObject({
  version: z.literal(1),
  scores: z.boolean(),
  parameters: z.array(z.union([name, column])),
  weighted: z.boolean().default(false),
  given: z.boolean().default(false),
  decodes: z.array(z.enum(Object.keys(decodingShape) as (keyof typeof decodingShape)[])).default([]),
  freeParameters: z.number().positive().optional(),
});
const learned = z.strictObject({ fitted: z.unknown(), parameters: row, trace: row.optional() });
const ended = z.strictObject({ ended: z.strictObject({ code: z.string().min(1), message: z.string() }) });

/** What a program says of itself. */
export type Hello = z.output<typeof hello>;

/** A program of a folder that is known, and what it said of itself; plain data, so that whoever is given it need not ask again. */
export interface Greeting extends Pick<Program, 'command'> {
  readonly hello: Hello;
}

/** By folder, what its programs said in this thread. */
const greeted = new Map<string, Greeting[]>();

/** What the programs of a folder have said in this thread. */
export function greetingsIn(folder: string): readonly Greeting[] {
  return greeted.get(folder) ?? [];
}

/** What the program can do, as it was `told`, or asked of it in a process that ends at once. Throws UserError where it cannot be asked. */
export function greet(program: Program, told: readonly Greeting[] = []): Hello {
  const { command, folder } = program;
  const known = [...told, ...greetingsIn(folder)].find((each) => each.command.join('\0') === command.join('\0'));
  if (known) return known.hello;
  const hello = askHello(program);
  greeted.set(folder, [...greetingsIn(folder), { command, hello }]);
  return hello;
}

function askHello(program: Program): Hello {
  const { command: [file = ''], folder, timeoutSeconds } = program;
  const { error, stdout, stderr, end } = runOnce(program, '{"do":"hello"}\n');
  if (error === 'ENOENT') throw failure(program, 'hello', `there is no program "${file}" (looked for in ${folder} and PATH)`);
  if (error === 'ETIMEDOUT') throw failure(program, 'hello', `it had not ended ${timeoutSeconds} seconds after its input did`);
  if (error !== undefined) throw failure(program, 'hello', `it could not be run: ${error}`);
  const line = stdout.trimStart().split('\n', 1)[0]!.trim();
  const lastWords = stderr.trimEnd().split('\n').at(-1)!.trim();
  if (line === '') throw failure(program, 'hello', `it ended (${end}) without a word${lastWords && `; its last words were ${JSON.stringify(lastWords)}`}`);
  try {
    return checked(hello, JSON.parse(line));
  } catch (mistake) {
    throw failure(program, 'hello', mistake instanceof RangeError ? mistake.message : `it wrote ${JSON.stringify(line.slice(0, 80))}, which is not JSON`);
  }
}

/** The columns that its parameters and traces may fill. */
export function columnsOf({ parameters }: Hello): Column[] {
  return parameters.map((each): Column => {
    // Which of the two will fill it, a program does not say.
    if (typeof each === 'string') return { name: each, summary: `${each}, as the command says it.`, inTrace: true };
    const { unit, ...rest } = each;
    return { ...rest, ...(unit !== undefined && { unit }), inTrace: true };
  });
}

/** What was learned, or why nothing was. */
export function readFit(answer: unknown, columns: readonly Column[]): FitOutcome<Learned> {
  if (isMapping(answer) && 'ended' in answer) return checked(ended, answer);
  if (!isMapping(answer) || !('fitted' in answer)) throw new RangeError('its answer has neither fitted nor ended');
  const { fitted, parameters, trace } = checked(learned, answer);
  const stray = [...Object.keys(parameters), ...Object.keys(trace ?? {})].find((key) => !columns.some((each) => each.name === key));
  if (stray !== undefined) throw new RangeError(`its hello does not name "${stray}" among its parameters`);
  return { fitted: { fitted, parameters }, ...(trace && { trace }) };
}

/** Exactly `count` items. */
export function readItems<D>(answer: unknown, count: number, json: JsonItems<D>): D {
  const items = listIn(answer, 'items');
  if (items.length !== count) throw new RangeError(`its answer has ${items.length} items instead of ${count}`);
  return json.fromList(items);
}

/** One entry per item: the log-likelihood of its only unit, or a list of its units'. */
export function readScores(answer: unknown, count: number): Scores {
  const entries = listIn(answer, 'logLikelihood');
  if (entries.length !== count) throw new RangeError(`its answer has ${entries.length} entries in logLikelihood instead of ${count}, one per item`);
  const units: number[] = [];
  const unitStart = new Uint32Array(count + 1);
  entries.forEach((entry, i) => {
    for (const unit of Array.isArray(entry) ? (entry as unknown[]) : [entry]) {
      const value = fromJsonNumber(unit);
      if (value === undefined) throw new RangeError(`entry ${i} of logLikelihood must be a number or a list of numbers, one per unit, but got ${JSON.stringify(entry)}`);
      units.push(value);
    }
    unitStart[i + 1] = units.length;
  });
  return { logLikelihood: Float64Array.from(units), unitStart };
}

function listIn(answer: unknown, key: string): readonly unknown[] {
  const list = isMapping(answer) ? answer[key] : undefined;
  if (!Array.isArray(list)) throw new RangeError(`its answer has no list called ${key}`);
  return list;
}

function checked<S extends z.ZodType>(schema: S, answer: unknown): z.output<S> {
  const result = schema.safeParse(answer);
  if (result.success) return result.data;
  const { path, message } = result.error.issues[0]!;
  throw new RangeError(`its answer is wrong${path.length > 0 ? ` at ${path.join('.')}` : ''}: ${message}`);
}
