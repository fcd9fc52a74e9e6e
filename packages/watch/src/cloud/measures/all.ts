export { coverage } from './coverage.ts';
export { density } from './density.ts';
export { energyDistance } from './energy-distance.ts';
export { precision } from './precision.ts';
export { recall } from './recall.ts';
