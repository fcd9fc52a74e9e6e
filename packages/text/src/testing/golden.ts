// The language models of tools/golden: inputs as documents of token ids, and expected values with their tolerances.
import type { Documents } from '@collapse-lab/numeric';
import type { Vocabulary } from '../vocabulary.ts';
import { documentsOf } from './documents.ts';

export interface GoldenCase {
  readonly id: string;
  readonly input: 'lm_moby' | 'lm_toy';
  readonly metric: string;
  readonly params: {
    readonly order: number;
    readonly mode?: 'line' | 'stream';
    readonly interpolate_unigrams?: boolean;
    readonly test_line?: number;
    readonly gamma?: number;
    readonly discount?: number;
  };
  readonly value: unknown;
  readonly tolerance?: Tolerance;
}

interface Tolerance {
  readonly rel: number;
  readonly abs: number;
}

/** expected/lm.json. */
export interface GoldenModels {
  readonly defaults: { readonly tolerance: Tolerance };
  readonly cases: readonly GoldenCase[];
}

/** A corpus in inputs: the lines of two texts, words joined by spaces. */
export interface GoldenCorpus {
  readonly train: readonly string[];
  readonly test: readonly string[];
}

/** The words of each line. */
export function wordLists(lines: readonly string[]): string[][] {
  return lines.map((line) => line.split(' '));
}

/** Documents of words as ids. */
export function wordDocuments(lists: readonly (readonly string[])[], vocabulary: Vocabulary): Documents {
  return documentsOf(lists.map((list) => list.map((word) => vocabulary.add(word))));
}

/** Whether the numbers anywhere in `actual` are the case's within its tolerance, or the defaults'; "Infinity" stands for itself. */
export function agrees(actual: unknown, { value, tolerance }: GoldenCase, defaults: GoldenModels['defaults']): boolean {
  const { rel, abs } = tolerance ?? defaults.tolerance;
  const near = (a: unknown, e: unknown): boolean => {
    if (e === 'Infinity') return a === Infinity;
    if (typeof e === 'number') return typeof a === 'number' && Math.abs(a - e) <= abs + rel * Math.abs(e);
    if (typeof e === 'object' && e !== null && typeof a === 'object' && a !== null) {
      const keys = Object.keys(e);
      return keys.length === Object.keys(a).length && keys.every((key) => near((a as Record<string, unknown>)[key], (e as Record<string, unknown>)[key]));
    }
    return a === e;
  };
  return near(actual, value);
}
