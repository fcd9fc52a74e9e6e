import { describe, expect, it } from 'vitest';
import { plot } from './plot.ts';

describe('a plot in the terminal', () => {
  it('draws a falling line from top left to bottom right, by generation on a logarithmic axis', () => {
    const points = Array.from({ length: 100 }, (_, i): [number, number] => [i + 1, 1 - Math.log(i + 1) / Math.log(100)]);
    expect(plot([{ label: 'falling', points }], { width: 16, height: 4 })).toBe(
      [
        '   1.0 ┤⠉⠒⠤⡀',
        '       ┤   ⠈⠒⠒⠤⣀',
        '       ┤        ⠉⠒⠤⣄⡀',
        '   0.0 ┤            ⠉⠓⠦⣄ A',
        '       └────────────────',
        '        1       10   100',
      ].join('\n'),
    );
  });

  it('leaves out what cannot be drawn, and is empty when nothing can', () => {
    expect(plot([{ label: 'odd', points: [[0, 1], [1, NaN], [2, Infinity]] }])).toBe('');
    expect(plot([])).toBe('');
    expect(plot([{ label: 'one', points: [[1, 0.5], [0, 0.1]] }], { width: 8, height: 2 })).toContain('A');
  });

  it('marks where each series ends by its letter', () => {
    const lines = plot([{ label: 'a', points: [[1, 1], [10, 1]] }, { label: 'b', points: [[1, 1], [10, 0]] }], { width: 8, height: 3 }).split('\n');
    expect([lines[0]!.endsWith(' A'), lines[2]!.endsWith(' B')]).toEqual([true, true]);
  });
});
