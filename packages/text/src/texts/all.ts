export { mobyDick } from './moby-dick.ts';
export { stateOfTheUnion } from './state-of-the-union.ts';
