export { meanDistance } from './mean-distance.ts';
export { squaredMmd } from './squared-mmd.ts';
export { vendi } from './vendi.ts';
