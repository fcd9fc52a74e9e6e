// How many items of a batch were born in which generation: several measures ask, and so does the refit clock, of every generation's batch.

/** Items by the generation that they were born in, in no order. */
export type Births = ReadonlyMap<number, number>;

/** By list; nobody writes into a batch, so that what was counted once stays true. */
const known = new WeakMap<Uint32Array, Births>();

/** The list of items that were all born in one generation. */
export function bornTogether(size: number, generation: number): Uint32Array {
  const bornIn = new Uint32Array(size).fill(generation);
  known.set(bornIn, new Map(size > 0 ? [[generation, size]] : []));
  return bornIn;
}

/** The births in a batch's list, counted once. */
export function birthsOf(bornIn: Uint32Array): Births {
  let births = known.get(bornIn);
  if (!births) known.set(bornIn, (births = counted(bornIn)));
  return births;
}

function counted(bornIn: Uint32Array): Map<number, number> {
  const births = new Map<number, number>();
  // Items that were born together mostly stand together.
  for (let from = 0, to = 0; from < bornIn.length; from = to) {
    const generation = bornIn[from]!;
    while (to < bornIn.length && bornIn[to] === generation) to++;
    births.set(generation, (births.get(generation) ?? 0) + to - from);
  }
  return births;
}
