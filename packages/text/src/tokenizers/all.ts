export { characters } from './characters.ts';
export { words } from './words.ts';
