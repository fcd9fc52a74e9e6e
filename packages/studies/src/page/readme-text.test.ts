import { expect, it } from 'vitest';
import { systemText } from '../node/system-files.ts';
import { systems } from '../registry.ts';
import { paragraphsOf } from './readme-text.ts';

it('takes emphasis and ticks for marks, and leaves the heading out', () => {
  expect(paragraphsOf('# name · row 1\n\n**Claimed** by *all* of\nthem: `run` it.\n\n**Not claimed**: more.')).toEqual(['Claimed by all of them: run it.', 'Not claimed: more.']);
  expect(paragraphsOf('**Checked *twice* here**, (*so*).')).toEqual(['Checked twice here, (so).']);
});

it('keeps a star between a word and a space or a punctuation mark, which opens nothing', () => {
  expect(paragraphsOf('least at w* = 1, where n V* = w* [derived]')).toEqual(['least at w* = 1, where n V* = w* [derived]']);
  expect(paragraphsOf('w*(1 − w) and p*, so that p* is')).toEqual(['w*(1 − w) and p*, so that p* is']);
  expect(paragraphsOf('a * b * c, and `2 * w*` is **w* of n**')).toEqual(['a * b * c, and 2 * w* is w* of n']);
});

it('leaves no mark in the page of any system but stars of symbols', () => {
  for (const { id } of systems) expect(paragraphsOf(systemText(id, 'README.md')).join(' '), id).not.toMatch(/\*\*|`|(?<![\wᵢ)])\*/);
  expect(paragraphsOf(systemText('optimal-weights', 'README.md')).join(' ')).toContain('w* = (√(1+4k) − 1)/(2k), where n V* = w* [derived here]');
});
