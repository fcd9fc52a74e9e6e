// Curves in a terminal, drawn with Braille dots (two by four to a character).
import { grouped } from './grouped.ts';

/** One curve; x is positive, as its axis is logarithmic. */
export interface Series {
  readonly label: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** Dot values of a Braille character by column and row. */
const DOTS = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
] as const;

/** Letters that name the series at the right end of their curves and in the legend. */
export const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

interface Cell {
  dots: number;
  owner: number;
}

/** Draws series over a logarithmic x axis, `width` by `height` characters plus axes; `paint` colours series i. */
export function plot(series: readonly Series[], { width = 64, height = 12, paint = (_: number, text: string): string => text } = {}): string {
  const all = series.flatMap(({ points }) => points.filter(visible));
  if (all.length === 0) return '';
  const xMax = all.reduce((most, [x]) => Math.max(most, x), 2);
  // The axis holds 0 and 1, nothing and all of what there was, whatever the curves do.
  const low = all.reduce((least, [, y]) => Math.min(least, y), 0);
  const high = all.reduce((most, [, y]) => Math.max(most, y), 1);
  const column = (x: number): number => Math.round((Math.log(x) / Math.log(xMax)) * (2 * width - 1));
  const row = (y: number): number => Math.round(((high - y) / (high - low)) * (4 * height - 1));

  const cells = Array.from({ length: height }, () => Array.from({ length: width }, (): Cell => ({ dots: 0, owner: -1 })));
  const labels: string[][] = Array.from({ length: height }, () => []);
  series.forEach(({ points }, owner) => {
    const drawn = points.filter(visible).map(([x, y]) => [column(x), row(y)] as const);
    drawn.forEach((to, i) => { drawLine(cells, drawn[Math.max(0, i - 1)]!, to, owner); });
    const end = drawn.at(-1);
    if (end) labels[end[1] >> 2]!.push(paint(owner, LETTERS[owner % LETTERS.length]!));
  });

  const tick = (y: number): string => y.toPrecision(2).padStart(6);
  const lines = cells.map((line, i) => {
    const drawn = line.map(({ dots, owner }) => (dots === 0 ? ' ' : paint(owner, String.fromCharCode(0x2800 + dots)))).join('');
    const axis = i === 0 ? tick(high) : i === height - 1 ? tick(low) : ' '.repeat(6);
    return `${axis} ┤${drawn} ${labels[i]!.join(' ')}`.trimEnd();
  });
  return [...lines, `${' '.repeat(7)}└${'─'.repeat(width)}`, xAxis(xMax, width, column)].join('\n');
}

function visible([x, y]: readonly [x: number, y: number]): boolean {
  return x > 0 && Number.isFinite(y);
}

/** Sets the dots on the way between two points. */
function drawLine(cells: readonly Cell[][], [fromX, fromY]: readonly [number, number], [x, y]: readonly [number, number], owner: number): void {
  const steps = Math.max(Math.abs(x - fromX), Math.abs(y - fromY), 1);
  for (let s = 0; s <= steps; s++) {
    const [dotX, dotY] = [Math.round(fromX + ((x - fromX) * s) / steps), Math.round(fromY + ((y - fromY) * s) / steps)];
    const cell = cells[dotY >> 2]![dotX >> 1]!;
    cell.dots |= DOTS[(dotX & 1) as 0 | 1][(dotY & 3) as 0 | 1 | 2 | 3];
    cell.owner = owner;
  }
}

function xAxis(xMax: number, width: number, column: (x: number) => number): string {
  const line = Array.from({ length: width + 16 }, () => ' ');
  const place = (text: string, at: number): void => { for (let i = 0; i < text.length; i++) line[8 + at + i] = text[i]!; };
  for (let x = 1; x < xMax / 2; x *= 10) place(grouped(x), column(x) >> 1);
  place(grouped(xMax), width - grouped(xMax).length);
  return line.join('').trimEnd();
}
