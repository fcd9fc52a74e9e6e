// One line of progress while files are read: how much of them, how fast, and how long the rest will take.
import { duration } from './progress.ts';
import { clearLine, showLine, type ProgressOutput } from './terminal.ts';

/** Seconds before the rate says anything about the rest, and below which nothing is said at all. */
const WARM_UP = 1.5;

export class ReadingProgress {
  private readonly out: ProgressOutput;
  private readonly started = performance.now();
  private shown = performance.now();

  constructor(out: ProgressOutput) {
    this.out = out;
  }

  on(read: number, total: number): void {
    const now = performance.now();
    const seconds = (now - this.started) / 1000;
    if (seconds < WARM_UP || now - this.shown < (this.out.isTTY ? 100 : 10_000)) return;
    this.shown = now;
    showLine(this.out, progressLine(read, total, seconds));
  }

  /** Clears the line, on a terminal. */
  finish(): void {
    clearLine(this.out);
  }
}

/** `reading ██████░░ 1.2 of 5.0 GB · 84 MB/s · 45 s left`; the whole of it read, what remains is measuring. */
export function progressLine(read: number, total: number, seconds: number): string {
  const share = Math.min(1, read / total);
  const bar = '█'.repeat(Math.round(share * 20)).padEnd(20, '░');
  if (share === 1) return `reading ${bar} done · measuring`;
  const unit = total >= 1e9 ? { size: 1e9, name: 'GB' } : { size: 1e6, name: 'MB' };
  const rate = read / seconds;
  return `reading ${bar} ${(read / unit.size).toFixed(1)} of ${(total / unit.size).toFixed(1)} ${unit.name} · ${(rate / 1e6).toFixed(0)} MB/s · ${duration((total - read) / rate)} left`;
}
