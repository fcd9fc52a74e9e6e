export { blobs } from './blobs.ts';
export { circles } from './circles.ts';
export { heavyTail } from './heavy-tail.ts';
export { mixture } from './mixture.ts';
export { moons } from './moons.ts';
export { swissRoll2d } from './swiss-roll-2d.ts';
export { table } from './table.ts';
