export { absoluteDiscounting } from './absolute-discounting.ts';
export { addK } from './add-k.ts';
export { katz } from './katz.ts';
export { kneserNey } from './kneser-ney.ts';
export { modifiedKneserNey } from './modified-kneser-ney.ts';
export { none } from './none.ts';
export { wittenBell } from './witten-bell.ts';
