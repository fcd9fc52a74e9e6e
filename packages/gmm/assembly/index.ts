// The kernels as WebAssembly with 128-bit SIMD (AssemblyScript). Each computes, to the bit, what its namesake in src/kernels/engine/plain
// computes; addresses are bytes, rows are doubles padded to a multiple of four. `npm run kernels` compiles them into src.
export { gaussianChain } from './gaussian-chain';
export { gaussianStatistics } from './gaussian-statistics';
export { below, interval, split } from './clusters';
export { moments } from './moments';
export { mixtureValues } from './mixture-values';
export { choices, normals, BLOCKS, RATIOS, STATES } from './random';
export { nearer, potentialWith } from './seeds';
export { sumsOfAny, COMPONENTS } from './em-any';
export { pointSums } from './em-points';
export { sumsOfTwo } from './em-two';
export { narrow, sumsOfTwoF32 } from './em-two-f32';
export { PATH } from './streams';

/** Where kernels leave their numbers. */
export { OUT } from './out';

/** The first byte that is free for rows. */
export const FREE: usize = (__heap_base + 15) & ~15;
