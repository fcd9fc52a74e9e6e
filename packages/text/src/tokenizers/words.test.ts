import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { words } from './words.ts';

const golden = JSON.parse(readFileSync(new URL('../../../../tools/golden/inputs/texts.json', import.meta.url), 'utf8')) as Record<string, { raw?: string; tokens: string }>;
const { tokenize, join } = words.create({});

describe('words', () => {
  it.each(['unicode_mixed', 'moby_ch1'])('cuts the golden text %s as Node and Python regex do', (id) => {
    const { raw, tokens } = golden[id]!;
    expect(tokenize(raw!).join(' ')).toBe(tokens);
  });

  it('finds no token in what has no letter, mark, number or apostrophe', () => {
    expect(tokenize(' — … \n')).toEqual([]);
  });

  it('joins tokens by spaces', () => {
    expect(join(tokenize("Don't PANIC!"))).toBe("don't panic");
  });
});
