import { linkSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeHost } from './host.ts';

const base = mkdtempSync(join(tmpdir(), 'list-'));
for (const folder of ['data', 'data/deep', 'data/deep/er', 'empty', 'linked']) mkdirSync(join(base, folder));
for (const name of ['data/b.txt', 'data/a.txt', 'data/Z.txt', 'data/é.txt', 'data/10.txt', 'data/9.txt', 'data/.hidden.txt', 'data/deep/c.txt', 'data/deep/er/d.md', 'data/[x].txt']) writeFileSync(join(base, name), name);
const list = (pattern: string): Promise<readonly string[]> => nodeHost(base).list(pattern);

describe('a listing', () => {
  it('of a path is that path, whether or not there is such a file', async () => {
    expect([await list('data/a.txt'), await list('missing.txt')]).toEqual([['data/a.txt'], ['missing.txt']]);
  });

  it('of a pattern has every file once, in the order of the bytes of their paths', async () => {
    expect(await list('data/*.txt')).toEqual(['data/10.txt', 'data/9.txt', 'data/Z.txt', 'data/[x].txt', 'data/a.txt', 'data/b.txt', 'data/é.txt']);
    expect(await list('**/*.{txt,md}')).toEqual(['data/10.txt', 'data/9.txt', 'data/Z.txt', 'data/[x].txt', 'data/a.txt', 'data/b.txt', 'data/deep/c.txt', 'data/deep/er/d.md', 'data/é.txt']);
    expect(await list(join(base, 'data/deep/*'))).toEqual(['data/deep/c.txt']);
  });

  it('of the name of a file is that file, though it reads as a pattern', async () => {
    expect(await list('data/[x].txt')).toEqual(['data/[x].txt']);
  });

  it('has a file under the first of its names, whatever links lead to it, around in rings and nowhere', async () => {
    symlinkSync(join(base, 'data'), join(base, 'linked/0-folder'));
    symlinkSync(join(base, 'linked'), join(base, 'linked/ring'));
    symlinkSync(join(base, 'data/a.txt'), join(base, 'linked/soft.txt'));
    linkSync(join(base, 'data/b.txt'), join(base, 'linked/hard.txt'));
    symlinkSync(join(base, 'gone.txt'), join(base, 'linked/broken.txt'));
    symlinkSync(join(base, 'linked/loop.txt'), join(base, 'linked/loop.txt'));
    expect(await list('linked/*.txt')).toEqual(['linked/hard.txt', 'linked/soft.txt']);
    expect(await list('linked/**/[ab].txt')).toEqual(['linked/0-folder/a.txt', 'linked/0-folder/b.txt']);
    expect(await list('linked/**/{a,soft}.txt')).toEqual(['linked/0-folder/a.txt']);
  });

  it('without a file is a mistake that names the pattern', async () => {
    await expect(list('empty/**/*.txt')).rejects.toThrow(`empty/**/*.txt must match a file, but matches none from ${base} on`);
    await expect(list('nowhere/*')).rejects.toThrow('nowhere/* must match a file');
  });
});
