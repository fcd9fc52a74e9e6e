export { inWords } from '../in-words.ts';
export { verdictPage, type Told } from './verdict-page.ts';
