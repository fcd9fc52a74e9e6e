// A terminal: how wide it is, and one line of it that is written again and again.

/** Where progress goes; a terminal has one line rewritten, anything else gets a line now and then. */
export interface ProgressOutput {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Columns, or undefined where there is no terminal, or one of 0 columns, as pseudo terminals say that were never told. */
export function terminalWidth({ columns }: Pick<ProgressOutput, 'columns'>): number | undefined {
  return columns === 0 ? undefined : columns;
}

/** Writes the line over the one before it, cut so that it does not wrap, or below it where there is no terminal. */
export function showLine(out: ProgressOutput, line: string): void {
  out.write(out.isTTY ? `\r\x1b[K${line.slice(0, (terminalWidth(out) ?? 80) - 1)}` : `${line}\n`);
}

/** Clears the line, on a terminal. */
export function clearLine(out: ProgressOutput): void {
  if (out.isTTY) out.write('\r\x1b[K');
}
