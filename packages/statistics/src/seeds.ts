// How the seeds of two arms relate, which decides what may be computed from them.

/** `independent`: no chain of one arm shares random numbers with a chain of another. `common`: chain i of both arms shares them, a pair. */
export type Seeds = 'independent' | 'common';
