export { gaussian } from './gaussian.ts';
export { mixture } from './mixture.ts';
