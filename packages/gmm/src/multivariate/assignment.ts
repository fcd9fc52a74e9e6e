// The cheapest one-to-one assignment (Kuhn 1955; Munkres 1957), by shortest augmenting paths (Jonker & Volgenant 1987).

/** For each row of a k × k cost matrix (row-major, finite) the column it is assigned; the sum of the costs is least. O(k³). */
export function cheapestAssignment(cost: Float64Array, k: number): Uint32Array {
  const rowPrice = new Float64Array(k + 1);
  const columnPrice = new Float64Array(k + 1);
  const rowOf = new Int32Array(k + 1).fill(-1); // of each column; column k is where a path starts
  const from = new Int32Array(k + 1);
  for (let row = 0; row < k; row++) augment(row);
  const assigned = new Uint32Array(k);
  for (let column = 0; column < k; column++) assigned[rowOf[column]!] = column;
  return assigned;

  /** Gives `row` a column, moving others along the cheapest alternating path. */
  function augment(row: number): void {
    rowOf[k] = row;
    const least = new Float64Array(k).fill(Infinity);
    const visited = new Uint8Array(k + 1);
    let column = k;
    do {
      visited[column] = 1;
      column = nextColumn(column, least, visited);
    } while (rowOf[column]! >= 0);
    while (column !== k) {
      const before = from[column]!;
      rowOf[column] = rowOf[before]!;
      column = before;
    }
  }

  /** Extends the path's tree from a column by the cheapest edge to a column not yet in it, and updates the prices. */
  function nextColumn(current: number, least: Float64Array, visited: Uint8Array): number {
    const row = rowOf[current]!;
    let [next, delta] = [-1, Infinity];
    for (let column = 0; column < k; column++) {
      if (visited[column]) continue;
      const reduced = cost[row * k + column]! - rowPrice[row]! - columnPrice[column]!;
      if (reduced < least[column]!) {
        least[column] = reduced;
        from[column] = current;
      }
      if (least[column]! < delta) [next, delta] = [column, least[column]!];
    }
    for (let column = 0; column <= k; column++) {
      if (visited[column]) {
        rowPrice[rowOf[column]!]! += delta;
        columnPrice[column]! -= delta;
      } else if (column < k) least[column]! -= delta;
    }
    return next;
  }
}
