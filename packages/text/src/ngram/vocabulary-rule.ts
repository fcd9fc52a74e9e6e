// What lies below the unigrams of a smoothed law: how much the symbols get of what no count explains.
import type { TypeSet } from './type-set.ts';

/**
 * `open`: the uniform law over the frozen types, the end and one unknown symbol. `closed`: the same without the unknown
 * symbol, which then has no probability. `unknown-only`: what the unigrams leave is the unknown symbol's (as lmplz does
 * without --interpolate_unigrams). `seen-only`: nothing; unigrams are relative frequencies (as NLTK does).
 */
export const VOCABULARIES = ['open', 'closed', 'unknown-only', 'seen-only'] as const;

export type VocabularyRule = (typeof VOCABULARIES)[number];

/** The law below the unigrams: the probability of each symbol of the vocabulary, and of the unknown one. */
export interface BaseLaw {
  readonly known: number;
  readonly unknown: number;
  /** Whether unigrams are mixed with it; they are relative frequencies otherwise. */
  readonly mixed: boolean;
}

export function baseLaw(rule: VocabularyRule, { size }: TypeSet, ends: boolean): BaseLaw {
  const symbols = size + (ends ? 1 : 0);
  switch (rule) {
    case 'open':
      return { known: 1 / (symbols + 1), unknown: 1 / (symbols + 1), mixed: true };
    case 'closed':
      return { known: 1 / symbols, unknown: 0, mixed: true };
    case 'unknown-only':
      return { known: 0, unknown: 1, mixed: true };
    case 'seen-only':
      return { known: 0, unknown: 0, mixed: false };
  }
}
