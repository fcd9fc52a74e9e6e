export { interleaved, timing, type Timing } from './median.ts';
