// Sorting pairs of a key and a position by key: many short runs and a few long ones, which is what texts are made of.

/** Up to this many pairs are sorted by insertion. */
const SHORT = 24;
const DIGITS = 256;

/** Room for long runs, as large as the largest, and how many bytes the keys have. */
export interface RunRoom {
  readonly keys: Uint32Array;
  readonly positions: Uint32Array;
  readonly next: Uint32Array;
  readonly bytes: number;
}

/** Room for runs of up to `length` pairs whose keys are at most `largest`. */
export function runRoom(length: number, largest: number): RunRoom {
  const bytes = largest < 0x100 ? 1 : largest < 0x10000 ? 2 : largest < 0x1000000 ? 3 : 4;
  return { keys: new Uint32Array(length), positions: new Uint32Array(length), next: new Uint32Array(DIGITS), bytes };
}

/** Sorts keys[from … to − 1] ascending, and the positions beside them with them. */
export function sortRun(keys: Uint32Array, positions: Uint32Array, from: number, to: number, room: RunRoom): void {
  if (to - from > SHORT) sortByDigits(keys, positions, from, to, room);
  else insert(keys, positions, from, to);
}

function insert(keys: Uint32Array, positions: Uint32Array, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    const key = keys[i]!;
    if (keys[i - 1]! <= key) continue;
    const position = positions[i]!;
    let j = i;
    for (; j > from && keys[j - 1]! > key; j--) {
      keys[j] = keys[j - 1]!;
      positions[j] = positions[j - 1]!;
    }
    keys[j] = key;
    positions[j] = position;
  }
}

/** Radix sort, a byte of the keys at a time, lowest first. */
function sortByDigits(keys: Uint32Array, positions: Uint32Array, from: number, to: number, room: RunRoom): void {
  const { next } = room;
  const n = to - from;
  let [fromKeys, fromPositions, base] = [keys, positions, from];
  let [toKeys, toPositions, toBase] = [room.keys, room.positions, 0];
  for (let shift = 0; shift < 8 * room.bytes; shift += 8) {
    next.fill(0);
    for (let i = base; i < base + n; i++) next[(fromKeys[i]! >>> shift) & 255]!++;
    let before = toBase;
    for (let digit = 0; digit < DIGITS; digit++) {
      const count = next[digit]!;
      next[digit] = before;
      before += count;
    }
    for (let i = base; i < base + n; i++) {
      const key = fromKeys[i]!;
      const at = next[(key >>> shift) & 255]!++;
      toKeys[at] = key;
      toPositions[at] = fromPositions[i]!;
    }
    [fromKeys, fromPositions, base, toKeys, toPositions, toBase] = [toKeys, toPositions, toBase, fromKeys, fromPositions, base];
  }
  if (fromKeys === keys) return;
  keys.set(room.keys.subarray(0, n), from);
  positions.set(room.positions.subarray(0, n), from);
}
