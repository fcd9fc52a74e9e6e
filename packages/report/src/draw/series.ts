// What is drawn between two axes: lines, bands and marks as series of echarts.
import type { CustomSeriesOption, CustomSeriesRenderItemAPI, SeriesOption } from 'echarts';
import { ink } from './palette.ts';
import type { Scale } from './scale.ts';
import { thinned, type Position } from './thin.ts';

/** x and y in values; a y that is not finite or not on the axis is a gap. */
export type Point = readonly [x: number, y: number];

export interface Line {
  readonly points: readonly Point[];
  readonly colour: string;
  readonly width?: number;
  readonly dashed?: boolean;
  /** Fills down to 0. */
  readonly filled?: boolean;
}

/** The area between `low` and `high`; infinite edges reach the end of the axis. */
export interface Band {
  readonly x: readonly number[];
  readonly low: readonly number[];
  readonly high: readonly number[];
  readonly colour: string;
  /** Fainter, for what is only there to compare against. */
  readonly faint?: boolean;
}

/** A small cross, or an upright stroke through a line. */
export interface Mark {
  readonly at: Point;
  readonly colour: string;
  readonly sign?: 'cross' | 'tick';
}

/** Two axes and everything between them. */
export interface Plot {
  readonly x: Scale;
  readonly y: Scale;
  readonly lines: readonly Line[];
  readonly bands: readonly Band[];
  readonly marks: readonly Mark[];
  /** Small squares, many of them. */
  readonly dots?: { readonly points: readonly Point[]; readonly colour: string };
  /** A thin line across, at a value of y that means something. */
  readonly rule?: number;
}

/** Side of a dot in pixels. */
const DOT = 2;

type Place = Pick<CustomSeriesOption, 'xAxisIndex' | 'yAxisIndex' | 'silent'>;

/** The series of the plot on the grid with this index: bands at the back, then lines, then marks. */
export function seriesOf({ x, y, ...plot }: Plot, index: number): SeriesOption[] {
  const place: Place = { xAxisIndex: index, yAxisIndex: index, silent: true };
  const at = ([a, b]: Point): Position => [x.at(a), y.at(b)];
  const across = (value: number): Position[] => [[0, y.at(value)], [1, y.at(value)]];
  return [
    ...plot.bands.flatMap((band) => stretches(x, y, band).map((corners) => polygon(corners, band, place))),
    ...(plot.rule === undefined ? [] : [lineSeries(across(plot.rule), { colour: ink.axis, width: 1 }, place)]),
    ...plot.lines.map((line) => lineSeries(thinned(line.points.map(at)), line, place)),
    ...(plot.dots ? [dots(plot.dots.points.map(at), plot.dots.colour, place)] : []),
    ...(plot.marks.length > 0 ? [signs(plot.marks.map((mark) => at(mark.at)), plot.marks, place)] : []),
  ];
}

/** A line as one shape a stretch: as a series of points it would take a record, a symbol and two animations for each of them. */
function lineSeries(positions: readonly Position[], line: Omit<Line, 'points'>, place: Place): SeriesOption {
  const { colour, width = 1.8, dashed, filled } = line;
  const [alone, joined] = [stretchesOf(positions, 1, 1), stretchesOf(positions, 2)];
  return {
    ...place,
    type: 'custom',
    clip: true,
    ...roomForHalf(width),
    data: [[0, 0]],
    renderItem: (_, api) => {
      const at = pixelsOf(api);
      const floor = (stretch: readonly Position[]): Position[] => [[stretch.at(-1)![0], 0], [stretch[0]![0], 0]];
      return {
        type: 'group',
        children: [
          ...(filled ? joined.map((stretch) => ({ type: 'polygon' as const, shape: { points: [...stretch, ...floor(stretch)].map(at) }, style: { fill: colour, opacity: 0.35 } })) : []),
          ...joined.map((stretch) => ({ type: 'polyline' as const, shape: { points: stretch.map(at) }, style: { stroke: colour, lineWidth: width, lineJoin: 'round' as const, fill: 'none', ...(dashed && { lineDash: [5, 3] }) } })),
          // A point between two gaps has no line through it; a dot keeps it visible.
          ...alone.map(([only]) => ({ type: 'circle' as const, shape: { cx: at(only!)[0], cy: at(only!)[1], r: 2.5 }, style: { fill: colour } })),
        ],
      };
    },
  };
}

/** Lets the clip leave half a line at the edges, which the types know of other series alone. */
function roomForHalf(width: number): object {
  return { lineStyle: { width } };
}

/** The runs of `least` to `most` positions between gaps. */
function stretchesOf(positions: readonly Position[], least: number, most = Infinity): Position[][] {
  const stretches: Position[][] = [];
  let open: Position[] = [];
  const close = (): void => {
    if (open.length >= least && open.length <= most) stretches.push(open);
    open = [];
  };
  for (const position of positions) {
    if (Number.isFinite(position[1])) open.push(position);
    else close();
  }
  close();
  return stretches;
}

/** From places on both axes, which are linear, to pixels. */
function pixelsOf({ coord }: CustomSeriesRenderItemAPI): (position: Position) => [number, number] {
  const [[left = 0, bottom = 0], [right = 0, top = 0]] = [coord([0, 0]), coord([1, 1])];
  return ([x, y]) => [left + x * (right - left), bottom + y * (top - bottom)];
}

/** The outlines of a band between its gaps: along the upper edge and back along the lower. */
function stretches(x: Scale, y: Scale, band: Band): Position[][] {
  const edge = (value: number): number => {
    const at = y.at(value);
    return Number.isNaN(at) ? 0 : Math.min(Math.max(at, 0), 1);
  };
  const outlines: { upper: Position[]; lower: Position[] }[] = [];
  let open = false;
  band.x.forEach((value, i) => {
    const low = band.low[i] ?? NaN;
    const high = band.high[i] ?? NaN;
    const known = !Number.isNaN(low) && !Number.isNaN(high);
    if (known && !open) outlines.push({ upper: [], lower: [] });
    open = known;
    if (!known) return;
    outlines.at(-1)!.upper.push([x.at(value), edge(high)]);
    outlines.at(-1)!.lower.push([x.at(value), edge(low)]);
  });
  return outlines.filter(({ upper }) => upper.length > 1).map(({ upper, lower }) => [...thinned(upper), ...thinned(lower).reverse()]);
}

function polygon(corners: readonly Position[], band: Band, place: Place): SeriesOption {
  return {
    ...place,
    type: 'custom',
    clip: true,
    data: [[...corners[0]!]],
    renderItem: (_, api) => ({
      type: 'polygon',
      shape: { points: corners.map(pixelsOf(api)) },
      style: { fill: band.colour, opacity: band.faint ? 0.12 : 0.2 },
    }),
  };
}

/** All dots as one path, which keeps hundreds of them small; what lies off the axes is not drawn. */
function dots(positions: readonly Position[], colour: string, place: Place): SeriesOption {
  const shown = positions.filter((position) => position.every((at) => at >= 0 && at <= 1));
  return {
    ...place,
    type: 'custom',
    data: [[0.5, 0.5]],
    renderItem: (_, api) => {
      const corner = (position: Position): string => api.coord([...position]).map((at) => (at - DOT / 2).toFixed(1)).join(' ');
      const pathData = shown.map((position) => `M${corner(position)}h${DOT}v${DOT}h-${DOT}z`).join('');
      return { type: 'path', shape: { pathData }, style: { fill: colour, opacity: 0.55 } };
    },
  };
}

function signs(positions: readonly Position[], marks: readonly Mark[], place: Place): SeriesOption {
  return {
    ...place,
    type: 'custom',
    data: positions.map((position) => [...position]),
    renderItem: ({ dataIndex }, api) => {
      const [x = 0, y = 0] = api.coord([...positions[dataIndex]!]);
      const pathData = marks[dataIndex]!.sign === 'tick' ? `M${x} ${y - 4.5}L${x} ${y + 4.5}` : crossPath(x, y);
      return { type: 'path', shape: { pathData }, style: { stroke: marks[dataIndex]!.colour, lineWidth: 1.8, fill: 'none' } };
    },
  };
}

function crossPath(x: number, y: number): string {
  const arm = 3.5;
  return `M${x - arm} ${y - arm}L${x + arm} ${y + arm}M${x - arm} ${y + arm}L${x + arm} ${y - arm}`;
}
