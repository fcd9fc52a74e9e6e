import { expect, test } from 'vitest';
import { mixtureRun } from '../testing/records.ts';
import { runLabels, shorten } from './labels.ts';

test('runs of one title are told apart by name, and by number where that fails too', () => {
  const run = (title: string, name: string) => mixtureRun({ title, name, generations: 1 });
  expect(runLabels([run('A', 'x'), run('A', 'y'), run('B', 'x')])).toEqual(['A (x)', 'A (y)', 'B']);
  expect(runLabels([run('A', 'x'), run('A', 'x')])).toEqual(['A (run 1)', 'A (run 2)']);
  expect(runLabels([run('', '')])).toEqual(['untitled study']);
});

test('shortening counts characters and leaves what fits', () => {
  expect(shorten('abcdef', 6)).toBe('abcdef');
  expect(shorten('abc def', 5)).toBe('abc…');
  expect(shorten('🙂🙂🙂', 2)).toBe('🙂…');
});
