import { expect, it } from 'vitest';
import { progressLine } from './reading-progress.ts';

it.each([
  [1.25e9, 5e9, 10, 'reading █████░░░░░░░░░░░░░░░ 1.3 of 5.0 GB · 125 MB/s · 30 s left'],
  [4e6, 8e6, 2, 'reading ██████████░░░░░░░░░░ 4.0 of 8.0 MB · 2 MB/s · 2 s left'],
  [8e6, 8e6, 4, 'reading ████████████████████ done · measuring'],
])('says after %d of %d bytes in %d s: %s', (read, total, seconds, line) => {
  expect(progressLine(read, total, seconds)).toBe(line);
});
