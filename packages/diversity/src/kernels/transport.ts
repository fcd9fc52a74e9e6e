// Optimal transport between two finite sets with whole masses: successive shortest paths; Edmonds & Karp (1972).

/**
 * Least total cost of moving `supply` (n whole masses) to `demand` (m, of equal sum) at cost[i · m + j] a unit. Every round finds
 * the shortest path from one supply to a free demand by Dijkstra's algorithm on costs less prices, prices keeping them ≥ 0, and
 * sends along it what fits.
 */
export function transportCost(cost: Float64Array, supply: Uint32Array, demand: Uint32Array): number {
  const n = supply.length;
  const m = demand.length;
  const flow = new Float64Array(n * m);
  const priceOfRow = new Float64Array(n);
  const priceOfColumn = new Float64Array(m);
  const free = Float64Array.from(demand);
  const toColumn = new Float64Array(m);
  const toRow = new Float64Array(n);
  const rowBefore = new Int32Array(m);
  const columnBefore = new Int32Array(n);
  const settled = new Uint8Array(m);
  for (let source = 0; source < n; source++) {
    let rest = supply[source]!;
    while (rest > 0) {
      toColumn.fill(Infinity);
      toRow.fill(Infinity);
      settled.fill(0);
      toRow[source] = 0;
      columnBefore[source] = -1;
      let newRows = [source];
      let sink = -1;
      while (sink < 0) {
        // Edges from the rows reached last.
        for (const row of newRows) {
          for (let j = 0; j < m; j++) {
            const along = toRow[row]! + cost[row * m + j]! - priceOfRow[row]! - priceOfColumn[j]!;
            if (settled[j] === 1 || along >= toColumn[j]!) continue;
            toColumn[j] = along;
            rowBefore[j] = row;
          }
        }
        // The nearest column is settled; if it is full, what flows into it can be taken back, at no cost since its edges are tight.
        let nearest = -1;
        for (let j = 0; j < m; j++) if (settled[j] === 0 && (nearest < 0 || toColumn[j]! < toColumn[nearest]!)) nearest = j;
        settled[nearest] = 1;
        if (free[nearest]! > 0) sink = nearest;
        newRows = [];
        for (let i = 0; i < n; i++) {
          if (flow[i * m + nearest] === 0 || toRow[i] !== Infinity) continue;
          toRow[i] = toColumn[nearest]!;
          columnBefore[i] = nearest;
          newRows.push(i);
        }
      }
      const length = toColumn[sink]!;
      for (let i = 0; i < n; i++) if (toRow[i]! < length) priceOfRow[i]! += length - toRow[i]!;
      for (let j = 0; j < m; j++) if (settled[j] === 1) priceOfColumn[j]! -= length - toColumn[j]!;
      const sent = sendAlong(flow, m, sink, rowBefore, columnBefore, Math.min(rest, free[sink]!));
      rest -= sent;
      free[sink]! -= sent;
    }
  }
  return flow.reduce((sum, mass, edge) => sum + mass * cost[edge]!, 0);
}

/** Sends up to `mass` along the path that ends in column `sink`; returns how much fits through the flows that are taken back. */
function sendAlong(flow: Float64Array, m: number, sink: number, rowBefore: Int32Array, columnBefore: Int32Array, mass: number): number {
  let sent = mass;
  for (let row = rowBefore[sink]!; columnBefore[row]! >= 0; row = rowBefore[columnBefore[row]!]!) {
    sent = Math.min(sent, flow[row * m + columnBefore[row]!]!);
  }
  for (let column = sink; ; ) {
    const row = rowBefore[column]!;
    flow[row * m + column]! += sent;
    column = columnBefore[row]!;
    if (column < 0) return sent;
    flow[row * m + column]! -= sent;
  }
}
