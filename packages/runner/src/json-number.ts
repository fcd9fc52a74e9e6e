// Numbers in JSON, which has no NaN and no infinities: they are the strings "NaN", "Infinity" and "-Infinity".

const NAMED: ReadonlySet<unknown> = new Set(['NaN', 'Infinity', '-Infinity']);

/** The number as a JSON value. */
export function toJsonNumber(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}

/** Named numbers as JSON values. */
export function toJsonNumbers(row: Readonly<Record<string, number>>): Record<string, number | string> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, toJsonNumber(value)]));
}

/** The number that a JSON value stands for; undefined for any other value. */
export function fromJsonNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return NAMED.has(value) ? Number(value) : undefined;
}
