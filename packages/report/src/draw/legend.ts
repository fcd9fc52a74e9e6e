// The legend above the panels of a drawing.
import { ink } from './palette.ts';
import { fontSize, text, type GraphicElement } from './text.ts';

export interface LegendEntry {
  readonly label: string;
  readonly colour: string;
  readonly dashed?: boolean;
  readonly sign?: 'line' | 'cross' | 'tick' | 'area';
}

export interface PlacedEntry {
  readonly entry: LegendEntry;
  readonly x: number;
}

/** Entries from left to right, broken into rows by the estimated width of their words. */
export function legendRows(legend: readonly LegendEntry[], width: number): PlacedEntry[][] {
  const rows: PlacedEntry[][] = [];
  let x = Infinity;
  for (const entry of legend) {
    const needed = 30 + entry.label.length * 0.56 * fontSize + 16;
    if (x + needed > width) {
      rows.push([]);
      x = 10;
    }
    rows.at(-1)!.push({ entry, x });
    x += needed;
  }
  return rows;
}

/** One entry: its key, centred at height y, and its words. */
export function legendEntry({ label, colour, dashed, sign = 'line' }: LegendEntry, x: number, y: number): GraphicElement[] {
  const stroke = (x1: number, y1: number, x2: number, y2: number): GraphicElement => ({
    type: 'line',
    shape: { x1, y1, x2, y2 },
    style: { stroke: colour, lineWidth: 2, ...(dashed && { lineDash: [5, 3] }) },
    silent: true,
  });
  const keys = {
    line: () => [stroke(x, y, x + 22, y)],
    cross: () => [stroke(x + 8, y - 3.5, x + 15, y + 3.5), stroke(x + 8, y + 3.5, x + 15, y - 3.5)],
    tick: () => [stroke(x, y, x + 22, y), stroke(x + 11, y - 4.5, x + 11, y + 4.5)],
    area: () => [{ type: 'rect', shape: { x, y: y - 5, width: 22, height: 10 }, style: { fill: colour, opacity: 0.4 }, silent: true }],
  };
  return [...keys[sign](), text(label, x + 30, y, { fill: ink.text })];
}
