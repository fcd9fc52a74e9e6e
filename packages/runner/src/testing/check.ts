// What a conformance suite is made of: named checks, and what they say when something is not as it must be.

/** One thing that is held to; `run` throws Error saying what is done instead. */
export interface Check {
  readonly name: string;
  run(): Promise<void>;
}

/** Throws Error saying what is and what must be, unless both are the same plain data. */
export function mustEqual(what: string, found: unknown, expected: unknown): void {
  if (!same(found, expected)) throw new Error(`${what} must be ${show(expected)}, but is ${show(found)}`);
}

/** Equality of plain data, bit by bit: NaN is itself, and 0 is not −0. */
export function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [inA, inB] = [Object.entries(a), Object.entries(b)];
  return a.constructor === b.constructor && inA.length === inB.length && inA.every(([key, value]) => Object.hasOwn(b, key) && same(value, (b as Record<string, unknown>)[key]));
}

const LONGEST_SHOWN = 200;

function show(value: unknown): string {
  const text = JSON.stringify(value, (_, part: unknown) => (ArrayBuffer.isView(part) ? Array.from(part as Uint8Array, String).join(' ') : part)) as string | undefined;
  return text === undefined ? 'nothing' : text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
