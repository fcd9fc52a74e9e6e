export { corpus } from './corpus.ts';
export { grammar } from './grammar.ts';
export { zipfMarkov } from './zipf-markov.ts';
