import { describe, expect, it } from 'vitest';
import { clearLine, showLine, terminalWidth, type ProgressOutput } from './terminal.ts';

const long = 'x'.repeat(200);
function written(out: Omit<ProgressOutput, 'write'>, act: (out: ProgressOutput) => void): string {
  let text = '';
  act({ ...out, write: (more: string) => { text += more; } });
  return text;
}

describe('a line of progress', () => {
  it.each([
    [{}, 79],
    [{ columns: 0 }, 79],
    [{ columns: 40 }, 39],
    [{ columns: 1 }, 0],
  ])('is cut to one less than the terminal has, of %j to %d letters', (width, letters) => {
    expect(written({ isTTY: true, ...width }, (out) => { showLine(out, long); })).toBe(`\r\x1b[K${long.slice(0, letters)}`);
  });

  it('is whole where there is room, and where there is no terminal', () => {
    expect(written({ isTTY: true, columns: 0 }, (out) => { showLine(out, 'starting'); })).toBe('\r\x1b[Kstarting');
    expect(written({}, (out) => { showLine(out, long); })).toBe(`${long}\n`);
  });

  it('is cleared on a terminal alone', () => {
    expect(written({ isTTY: true }, clearLine)).toBe('\r\x1b[K');
    expect(written({}, clearLine)).toBe('');
  });
});

it('the width of a terminal that says 0 is not known', () => {
  expect([{ columns: 0 }, {}, { columns: 120 }].map(terminalWidth)).toEqual([undefined, undefined, 120]);
});
