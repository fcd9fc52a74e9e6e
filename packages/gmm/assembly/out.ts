// Where kernels leave what they return besides one number: up to 3 · 32 + 1 doubles.
export const OUT: usize = memory.data(98 * 8, 16);
