// The words of the field, one line each.
import { html, type Markup } from './markup.ts';

const words: readonly (readonly [word: string, meaning: string])[] = [
  ['study', 'A file that decides every number: world, family, policy, sizes, generations, chains and seed.'],
  ['chain', 'One run of the loop from one random stream: a replicate.'],
  ['generation', '0 is a real sample without a model; generation t ≥ 1 fits what t − 1 left. Generation 1 is the first fit, on real data, and the baseline.'],
  ['item, unit', 'One observation (a point, a document), and what is counted in it (the point itself, a token).'],
  ['policy', 'How the next training batch is composed of real, synthetic and carried-over items.'],
  ['control', 'The same study trained on fresh real data in every generation: what the numbers do without a loop.'],
  ['noise floor', 'What a measure does between independent real samples of the same size: the loop of two generations with real items in place of drawn ones.'],
  ['refit clock', 'Time as the loss that regular maximum likelihood would expect by then: p/(2n) a refit on n new units of a law with p free parameters.'],
  ['retained mass', 'Share of the held-out real units whose likelihood has not fallen to 1/c of what generation 1 gave them.'],
  ['collapse', 'A measure beyond a bound and staying there, by the rule of the study or by convention. What a chain did before its watching ended without it is censored: not lost, but not known.'],
  ['effective support', 'How many equally likely units would be as diverse as the sample: the exponential of an entropy.'],
  ['fidelity loss', "How much worse real data that no model was trained on is predicted than at generation 1: mean negative log-likelihood minus generation 1's."],
];

/** The glossary at the foot of the page. */
export function glossary(): Markup {
  return html`<h2>Words</h2><dl>${words.map(([word, meaning]) => html`<div><dt>${word}</dt><dd>${meaning}</dd></div>`)}</dl>`;
}
