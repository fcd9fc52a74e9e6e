// Smoothed n-gram laws the slow way, from their definitions, on strings and Maps.
import type { BaseLaw } from '../ngram/vocabulary-rule.ts';
import { E, S, type ReferenceGrams } from './reference-grams.ts';

export interface ReferenceModel {
  readonly grams: ReferenceGrams;
  readonly order: number;
  readonly frozen: ReadonlySet<string>;
  readonly base: BaseLaw;
}

/** A law by name with its parameter: p(symbol | history). */
export type ReferenceLaw = (model: ReferenceModel, history: readonly string[], symbol: string) => number;

const isKnown = ({ frozen }: ReferenceModel, symbol: string): boolean => symbol === E || frozen.has(symbol);
const basic = (model: ReferenceModel, symbol: string): number => (isKnown(model, symbol) ? model.base.known : model.base.unknown);
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

/** Symbols of the vocabulary after a context, with their counts. */
type After = readonly (readonly [string, number])[];

function raw(model: ReferenceModel, history: readonly string[]): After {
  return [...(model.grams.get(history.join(' ')) ?? [])].filter(([symbol]) => isKnown(model, symbol));
}

/** After how many different symbols each gram was seen; at the full order and after a start symbol, how often. */
function continued(model: ReferenceModel, history: readonly string[]): After {
  if (history.length === model.order - 1 || history[0] === S) return raw(model, history);
  const longer = [...model.grams].filter(([context]) => context !== '' && context.split(' ').slice(1).join(' ') === history.join(' '));
  return raw(model, history).map(([symbol]) => [symbol, longer.filter(([, after]) => after.has(symbol)).length] as const);
}

/** Interpolation with counts by `after`, what is taken from a count by `discount`, and pseudo-counts for the shorter context by `added`. */
function interpolated(after: typeof raw, discount: (count: number, k: number, model: ReferenceModel) => number, added: (distinct: number) => number): ReferenceLaw {
  const law: ReferenceLaw = (model, history, symbol) => {
    const seen = after(model, history).filter(([, count]) => count > 0);
    const lower = history.length === 0 ? basic(model, symbol) : law(model, history.slice(1), symbol);
    if (seen.length === 0) return lower;
    const total = sum(seen.map(([, count]) => count));
    const count = seen.find(([each]) => each === symbol)?.[1] ?? 0;
    if (history.length === 0 && !model.base.mixed) return count / total;
    const taken = (each: number): number => (each === 0 ? 0 : Math.min(each, discount(each, history.length + 1, model)));
    const mass = sum(seen.map(([, each]) => taken(each))) + added(seen.length);
    return (count - taken(count) + mass * lower) / (total + added(seen.length));
  };
  return law;
}

/** How many grams of k symbols have the count r. */
function ofCount(model: ReferenceModel, after: typeof raw, k: number, r: number): number {
  const contexts = [...model.grams.keys()].filter((context) => (context === '' ? 0 : context.split(' ').length) === k - 1);
  return sum(contexts.map((context) => after(model, context === '' ? [] : context.split(' ')).filter(([, count]) => count === r).length));
}

function modified(count: number, k: number, model: ReferenceModel): number {
  const [t1, t2, t3, t4] = [1, 2, 3, 4].map((r) => ofCount(model, continued, k, r)) as [number, number, number, number];
  const y = t1 / (t1 + 2 * t2);
  const all = [1 - (2 * y * t2) / t1, 2 - (3 * y * t3) / t2, 3 - (4 * y * t4) / t3];
  return (all.every((d, j) => d >= 0 && d <= j + 1) ? all : [0.5, 1, 1.5])[Math.min(count, 3) - 1]!;
}

function additive(k: number): ReferenceLaw {
  return (model, history, symbol) => {
    const seen = raw(model, history);
    const count = seen.find(([each]) => each === symbol)?.[1] ?? 0;
    return isKnown(model, symbol) || model.base.unknown > 0 ? (count + k) / (sum(seen.map(([, each]) => each)) + k / model.base.known) : 0;
  };
}

function katz(largest: number): ReferenceLaw {
  const ratio = (model: ReferenceModel, k: number, r: number): number => {
    if (r > largest) return 1;
    const n = (count: number): number => ofCount(model, raw, k, count);
    const a = ((largest + 1) * n(largest + 1)) / n(1);
    const d = (((r + 1) * n(r + 1)) / n(r) / r - a) / (1 - a);
    return d > 0 && d <= 1 ? d : 1;
  };
  const law: ReferenceLaw = (model, history, symbol) => {
    const seen = raw(model, history);
    const lower = (each: string): number => (history.length === 0 ? basic(model, each) : law(model, history.slice(1), each));
    if (seen.length === 0) return lower(symbol);
    const total = sum(seen.map(([, count]) => count));
    const whole = history.length === 0 && !model.base.mixed;
    const share = seen.map(([each, count]) => [each, ((whole ? 1 : ratio(model, history.length + 1, count)) * count) / total] as const);
    const kept = sum(share.map(([, p]) => p));
    const uncovered = 1 - sum(seen.map(([each]) => lower(each)));
    const known = share.find(([each]) => each === symbol);
    if (uncovered < 1e-12) return known ? known[1] / kept : 0;
    return known ? known[1] : ((1 - kept) * lower(symbol)) / uncovered;
  };
  return law;
}

/** By the smoothing and its parameters as JSON. */
export const referenceLaws: Readonly<Record<string, ReferenceLaw>> = {
  none: interpolated(raw, () => 0, () => 0),
  'witten-bell': interpolated(raw, () => 0, (distinct) => distinct),
  'absolute-discounting': interpolated(raw, () => 0.6, () => 0),
  'kneser-ney': interpolated(continued, () => 0.6, () => 0),
  'modified-kneser-ney': interpolated(continued, modified, () => 0),
  'add-k': additive(0.25),
  katz: katz(3),
};

/** The parameters that the laws above stand for. */
export const referenceParameters: Readonly<Record<string, object>> = {
  'absolute-discounting': { discount: 0.6 },
  'kneser-ney': { discount: 0.6 },
  'add-k': { k: 0.25 },
  katz: { largest: 3 },
};
