export { mixture } from './mixture.ts';
