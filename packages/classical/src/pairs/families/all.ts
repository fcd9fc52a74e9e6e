export { regression } from './regression.ts';
