// How many items of a batch were born in which generation: several measures ask, and so does the refit clock, of every generation's batch.

/** Items by the generation that they were born in, in no order. */
export type Births = ReadonlyMap<number, number>;

/** By list; nobody writes into a batch, so that what was counted once stays true. */
const births = new WeakMap<Uint32Array, Births>();

/** Entries of the lists that are kept: 4 MiB; and what a list costs besides, in entries. */
const MOST_KEPT = 1 << 20;
const EACH = 64;

/** Lists of items that were born together, by size and generation: every chain of a study asks for the same ones again. */
let kept = new Map<number, Uint32Array>();
let entries = 0;

/** The list of items that were all born in one generation; not to be written to, as others have the same. */
export function bornTogether(size: number, generation: number): Uint32Array {
  if (size > MOST_KEPT) return listOf(size, generation);
  const key = generation * (MOST_KEPT + 1) + size;
  const known = kept.get(key);
  if (known) return known;
  if ((entries += size + EACH) > MOST_KEPT) {
    kept = new Map();
    entries = size + EACH;
  }
  const bornIn = listOf(size, generation);
  kept.set(key, bornIn);
  return bornIn;
}

function listOf(size: number, generation: number): Uint32Array {
  const bornIn = new Uint32Array(size).fill(generation);
  births.set(bornIn, new Map(size > 0 ? [[generation, size]] : []));
  return bornIn;
}

/** The births in a batch's list, counted once. */
export function birthsOf(bornIn: Uint32Array): Births {
  let known = births.get(bornIn);
  if (!known) births.set(bornIn, (known = counted(bornIn)));
  return known;
}

function counted(bornIn: Uint32Array): Map<number, number> {
  const counts = new Map<number, number>();
  // Items that were born together mostly stand together.
  for (let from = 0, to = 0; from < bornIn.length; from = to) {
    const generation = bornIn[from]!;
    while (to < bornIn.length && bornIn[to] === generation) to++;
    counts.set(generation, (counts.get(generation) ?? 0) + to - from);
  }
  return counts;
}
