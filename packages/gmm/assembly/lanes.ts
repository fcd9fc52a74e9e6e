// Sums in four lanes: item i is added in lane i mod 4, and the lanes are added as (0 + 2) + (1 + 3).

/** Eight masks; the two vectors from the (4 − r)-th on cover the first r of four lanes. */
const MASKS = memory.data<i64>([-1, -1, -1, -1, 0, 0, 0, 0], 16);

/** The mask of lanes 0 and 1 where only the first `rest` of four lanes hold items; that of lanes 2 and 3 is 16 bytes on. */
@inline
export function maskOf(rest: i32): usize {
  return MASKS + (<usize>(4 - rest) << 3);
}

/** The sum of four lanes. */
@inline
export function laneSum(lanes01: v128, lanes23: v128): f64 {
  return pairSum(f64x2.add(lanes01, lanes23));
}

@inline
export function pairSum(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
}
