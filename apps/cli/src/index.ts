export { lab } from './lab.ts';
export { main } from './main.ts';
