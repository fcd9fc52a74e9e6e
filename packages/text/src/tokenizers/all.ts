export { bpe } from './bpe.ts';
export { bytes } from './bytes.ts';
export { characters } from './characters.ts';
export { pretrained } from './pretrained.ts';
export { words } from './words.ts';
