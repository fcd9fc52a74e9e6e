export { ngram } from './ngram.ts';
export { pretrained } from './pretrained.ts';
export { transformer } from './transformer.ts';
