// The language models of tools/golden: none of their reference values is a measure of this package.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { references, type Group } from '../testing/golden.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(new URL(`../../../../tools/golden/${path}`, import.meta.url), 'utf8'));

/** Fitting and scoring n-gram models is what the package of texts does. */
const elsewhere = [
  'mkn_arpa', 'mkn_perplexity_excl_oov', 'mkn_perplexity_incl_oov', 'mkn_test_stats', 'mkn_train_stats', 'mkn_word_log10', 'nltk_perplexity_abs_discount',
  'nltk_perplexity_kneser_ney_nltk', 'nltk_perplexity_laplace', 'nltk_perplexity_lidstone', 'nltk_perplexity_mle', 'nltk_perplexity_witten_bell',
];

it('are all of n-gram models', () => {
  expect([...new Set(references(read('expected/lm.json') as Group).map(({ metric }) => metric))].sort()).toEqual(elsewhere);
});
