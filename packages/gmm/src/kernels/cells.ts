// Cells of equal probability: the line cut at the quantiles of a reference sample, and how many points fall between the cuts.

const GRID = 1024;

/** Cells [edge, next edge), from −∞ to the first edge and from the last to +∞, with a grid that says where to start looking. */
export interface Cells {
  readonly count: number;
  /** The inner edges, ascending, and +∞. */
  readonly edges: Float64Array;
  /** For each grid step, the number of edges in lower steps. */
  readonly firstEdge: Uint32Array;
  readonly low: number;
  readonly stepsPerUnit: number;
}

/** `count` ≥ 2 cells between the quantiles of `values` (type 7 of Hyndman & Fan 1996, as in R and NumPy); tied values can leave cells empty. */
export function equalCells(values: Float64Array, count: number): Cells {
  const sorted = values.slice().sort();
  const edges = new Float64Array(count).fill(Infinity);
  for (let j = 1; j < count; j++) {
    const position = ((sorted.length - 1) * j) / count;
    const below = Math.floor(position);
    const lower = sorted[below] ?? NaN;
    const upper = sorted[below + 1] ?? lower;
    edges[j - 1] = lower + (position - below) * (upper - lower);
  }
  const low = edges[0]!;
  const stepsPerUnit = GRID / (edges[count - 2]! - low);
  const firstEdge = new Uint32Array(GRID + 1);
  for (let step = 0, edge = 0; step <= GRID; step++) {
    while (edge < count - 1 && gridStep(edges[edge]!, low, stepsPerUnit) < step) edge++;
    firstEdge[step] = edge;
  }
  return { count, edges, firstEdge, low, stepsPerUnit };
}

/** How many values lie in each cell; a NaN lies in none. */
export function countCells(values: Float64Array, { count, edges, firstEdge, low, stepsPerUnit }: Cells): Uint32Array {
  const counts = new Uint32Array(count);
  for (let i = 0; i < values.length; i++) {
    const x = values[i]!;
    if (x !== x) continue;
    let cell = firstEdge[gridStep(x, low, stepsPerUnit)]!;
    // Few steps hold an edge at all, so that this is left at once.
    while (cell < count - 1 && x >= edges[cell]!) cell++;
    counts[cell]!++;
  }
  return counts;
}

/** The grid step of x. It never falls as x rises, so an edge in a lower step than x lies below x, whatever rounding did. */
function gridStep(x: number, low: number, stepsPerUnit: number): number {
  const steps = (x - low) * stepsPerUnit;
  return steps > 0 ? (steps < GRID ? steps | 0 : GRID) : 0;
}
