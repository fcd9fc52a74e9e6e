export { ArrayReader, packArrays } from './bytes.ts';
export { documentCount, type Documents } from './documents.ts';
export { drawWithoutReplacement, permutation } from './draw.ts';
export { Growable } from './growable.ts';
export { pairCount, type Pairs } from './pairs.ts';
export { pointCount, scalars, type Points } from './points.ts';
export { Rng } from './rng.ts';
export { Streams, streams } from './streams.ts';
