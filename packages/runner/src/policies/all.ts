export { accumulate } from './accumulate.ts';
export { mix } from './mix.ts';
