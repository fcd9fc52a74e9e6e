export { gaussian } from './gaussian.ts';
export { histogram } from './histogram.ts';
export { kde } from './kde.ts';
export { mixture } from './mixture.ts';
export { studentT } from './student-t.ts';
