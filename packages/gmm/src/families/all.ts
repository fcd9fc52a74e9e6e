export { gaussian } from './gaussian.ts';
export { kde } from './kde.ts';
export { mixture } from './mixture.ts';
