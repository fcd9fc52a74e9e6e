// Rows of a block of points.

/** Points per block. */
export const BLOCK: usize = 64;
/** Bytes of a row of a block. */
export const ROW: usize = BLOCK << 3;
/** Bytes of a sum in four lanes. */
export const LANES: usize = 32;

/** A row less a number. */
@inline
export function subtract(row: usize, centre: usize, into: usize): void {
  const from = v128.load64_splat(centre);
  for (let o: usize = 0; o < ROW; o += 32) {
    v128.store(into + o, f64x2.sub(v128.load(row + o), from));
    v128.store(into + o, f64x2.sub(v128.load(row + o, 16), from), 16);
  }
}
