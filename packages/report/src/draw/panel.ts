// Panels side by side in one drawing under one legend. Every figure is made of these.
import type { EChartsOption } from 'echarts';
import { legendEntry, legendRows, type LegendEntry, type PlacedEntry } from './legend.ts';
import { ink } from './palette.ts';
import type { Scale } from './scale.ts';
import { seriesOf, type Plot } from './series.ts';
import type { Figure } from './svg.ts';
import { fontFamily, fontSize, text, type GraphicElement } from './text.ts';

export interface Panel extends Plot {
  /** Above the axis, left: the quantity with its unit; it may have several lines. */
  readonly yLabel: string;
  /** Below the axis, right. */
  readonly xLabel: string;
  /** Lines of numbers below the axis, one number under each of its marks. */
  readonly below?: { readonly title: string; readonly lines: readonly NumberLine[] };
}

/** Numbers under the marks of an axis, in the colour of what they count. */
export interface NumberLine {
  readonly colour: string;
  at(value: number): string;
}

export interface Layout {
  readonly width: number;
  readonly plotHeight: number;
}

const margin = { left: 58, right: 22, top: 34, bottom: 42, above: 8, legendLine: 18, belowLine: 17 };

/** Panels from left to right at equal widths under the lines of one legend. */
export function drawPanels(panels: readonly Panel[], legend: readonly LegendEntry[], layout: Layout, description: string): Figure {
  const rows = legendRows(legend, layout.width);
  const top = (rows.length > 0 ? margin.above + rows.length * margin.legendLine : 0) + margin.top + (Math.max(1, ...panels.map((panel) => linesOf(panel).length)) - 1) * margin.belowLine;
  const below = Math.max(0, ...panels.map((panel) => panel.below?.lines.length ?? 0));
  const height = top + layout.plotHeight + margin.bottom + below * margin.belowLine;
  return { option: panelsOption(panels, rows, { ...layout, top }), width: layout.width, height, description };
}

function panelsOption(panels: readonly Panel[], rows: readonly PlacedEntry[][], { width, plotHeight, top }: Layout & { top: number }): EChartsOption {
  const cell = width / panels.length;
  const grid = panels.map((_, i) => ({
    left: i * cell + margin.left,
    top,
    width: cell - margin.left - margin.right,
    height: plotHeight,
  }));
  return {
    animation: false,
    backgroundColor: ink.paper,
    textStyle: { fontFamily, fontSize, color: ink.text },
    grid,
    xAxis: panels.map((panel, i) => axisOption(panel.x, i)),
    yAxis: panels.map((panel, i) => axisOption(panel.y, i)),
    series: panels.flatMap(seriesOf),
    graphic: [
      ...rows.flatMap((row, i) => row.flatMap(({ entry, x }) => legendEntry(entry, x, margin.above + (i + 0.5) * margin.legendLine))),
      ...panels.flatMap((panel, i) => labelsOf(panel, i * cell, top, cell, plotHeight)),
    ] as NonNullable<EChartsOption['graphic']> & unknown[],
  };
}

function axisOption(scale: Scale, gridIndex: number): Record<string, unknown> {
  const customValues = scale.ticks.map(({ at }) => at);
  const labels = new Map(scale.ticks.map(({ at, label }) => [at, label]));
  return {
    type: 'value',
    gridIndex,
    min: 0,
    max: 1,
    axisLine: { show: true, onZero: false, lineStyle: { color: ink.axis } },
    axisTick: { show: true, length: 4, customValues, lineStyle: { color: ink.axis } },
    axisLabel: {
      customValues,
      formatter: (at: number) => labels.get(at) ?? '',
      color: ink.quiet,
      fontSize,
      showMinLabel: true,
      showMaxLabel: true,
    },
    splitLine: { show: true, lineStyle: { color: ink.grid } },
  };
}

const linesOf = ({ yLabel }: Panel): string[] => yLabel.split('\n');

/** The quantity above the axis, what runs along it below; both inside the drawing, so that nothing needs rotated text. */
function labelsOf(panel: Panel, left: number, top: number, width: number, height: number): GraphicElement[] {
  const labels = [
    ...linesOf(panel).map((line, i, all) => text(line, left + 10, top - 18 - (all.length - 1 - i) * margin.belowLine, { fill: ink.text })),
    text(`${panel.xLabel} →`, left + width - margin.right, top + height + 32, { fill: ink.quiet, align: 'right' }),
    ...numbersBelow(panel, left, top + height + 32, width),
  ];
  const empty = !panel.dots && panel.lines.every(({ points }) => points.every((point) => !Number.isFinite(panel.y.at(point[1]))));
  return empty ? [...labels, text('no finite values', left + margin.left + 12, top + height / 2, { fill: ink.quiet })] : labels;
}

/** The title on the line of the axis' own label, then a line of numbers each. */
function numbersBelow({ below, x }: Panel, left: number, top: number, width: number): GraphicElement[] {
  if (!below) return [];
  const start = left + margin.left;
  const length = width - margin.left - margin.right;
  const lines = below.lines.flatMap(({ colour, at }, i) =>
    x.ticks.map((tick) => text(at(tick.value), start + tick.at * length, top + (i + 1) * margin.belowLine, { fill: colour, align: 'center' })),
  );
  return [text(below.title, left + 10, top, { fill: ink.quiet }), ...lines];
}
