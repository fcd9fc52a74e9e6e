export { polynomial } from './polynomial.ts';
