// Reference values as tests meet them: every case of a group is answered, at the tolerance it states.

export type Value = number | string | boolean | null | readonly Value[] | { readonly [key: string]: Value };
export type Params = Readonly<Record<string, Value>>;

export interface Case {
  readonly id: string;
  readonly input: string;
  readonly metric: string;
  readonly params: Params;
  readonly value: Value;
  readonly kind?: string;
  readonly tolerance?: { readonly rel: number; readonly abs: number };
}

/** What this package says for a case. */
export type Answers = Readonly<Record<string, (each: Case) => unknown>>;

export interface Group {
  readonly cases: readonly Case[];
}

/** Cases of `kind` reference: the others say where programs disagree. */
export function references({ cases }: Group): Case[] {
  return cases.filter(({ kind }) => kind === undefined || kind === 'reference');
}

/** Reference cases by metric. */
export function byMetric(group: Group): [metric: string, cases: Case[]][] {
  const cases = references(group);
  return [...new Set(cases.map(({ metric }) => metric))].map((metric) => [metric, cases.filter((each) => each.metric === metric)]);
}

/**
 * Lines for the cases whose answer is outside their tolerance; empty where all agree. `except` has cases that are wrong in
 * themselves, by id.
 */
export function disagreements(cases: readonly Case[], answers: Answers, except: Readonly<Record<string, string>> = {}): string[] {
  return cases.flatMap((each) => {
    if (each.id in except) return [];
    const answer = answers[each.metric];
    if (answer === undefined) return [`${each.id}: no measure answers ${each.metric}`];
    const actual = answer(each);
    const tolerance = each.tolerance ?? { rel: 1e-9, abs: 1e-12 };
    return agrees(actual, each.value, tolerance) ? [] : [`${each.id} ${each.metric} of ${each.input}: got ${show(actual)}, reference ${show(each.value)}`];
  });
}

/** A stored number; "Inf" and "-Infinity" are numbers too. */
export function number(value: Value | undefined): number {
  return Number(value === 'Inf' || value === 'inf' ? Infinity : value);
}

function agrees(actual: unknown, expected: Value, tolerance: { rel: number; abs: number }): boolean {
  if (Array.isArray(expected)) {
    const list = Array.from(actual as ArrayLike<unknown>);
    return list.length === expected.length && expected.every((value, i) => agrees(list[i], value as Value, tolerance));
  }
  if (typeof expected === 'object' && expected !== null) {
    return Object.entries(expected).every(([key, value]) => agrees((actual as Record<string, unknown>)[key], value, tolerance));
  }
  const wanted = number(expected);
  return typeof actual === 'number' && (Object.is(actual, wanted) || Math.abs(actual - wanted) <= tolerance.abs + tolerance.rel * Math.abs(wanted));
}

function show(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'number' && !Number.isFinite(inner) ? String(inner) : inner)).slice(0, 300);
}
