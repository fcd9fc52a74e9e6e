export { ngram } from './ngram.ts';
export { transformer } from './transformer.ts';
