export { mobyDick } from './moby-dick.ts';
