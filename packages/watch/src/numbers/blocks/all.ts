export { modes } from './modes.ts';
