export { ngram } from './ngram.ts';
