// Lines of as many points as a drawing can show: what lies in one column of pixels comes down to its ends and extremes, which
// cover the same pixels (M4: Jugel, Jerzak, Hackenbroich & Markl, "M4: a visualization-oriented time series data
// aggregation", PVLDB 7(10), 2014).

/** A place on both axes, each 0 … 1; NaN where an axis has none. */
export type Position = readonly [x: number, y: number];

/** Columns along the x axis: more than any panel has pixels. */
const COLUMNS = 400;

/** A line's points in the order of x, without those that a drawing cannot show; a gap stays a gap. */
export function thinned(line: readonly Position[]): Position[] {
  if (line.length <= 4 * COLUMNS) return [...line];
  const kept: Position[] = [];
  const columnOf = (i: number): number => Math.floor((line[i]?.[0] ?? NaN) * COLUMNS);
  for (let from = 0, to = 0; from < line.length; from = to) {
    let [low, high, gap] = [from, from, -1];
    do {
      const y = line[to]![1];
      if (!Number.isFinite(y)) gap = to;
      if (y < line[low]![1] || !Number.isFinite(line[low]![1])) low = to;
      if (y > line[high]![1] || !Number.isFinite(line[high]![1])) high = to;
      to++;
    } while (columnOf(to) === columnOf(from));
    const marked = [from, low, high, to - 1, ...(gap < 0 ? [] : [gap])].sort((a, b) => a - b);
    kept.push(...marked.filter((at, i) => at !== marked[i - 1]).map((at) => line[at]!));
  }
  return kept;
}
