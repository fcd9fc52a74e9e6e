export { corpus } from './corpus.ts';
export { zipfMarkov } from './zipf-markov.ts';
