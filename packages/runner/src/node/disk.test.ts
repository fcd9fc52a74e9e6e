import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder, syncFolder, writeAtomically } from './disk.ts';

const folder = (): string => mkdtempSync(join(tmpdir(), 'disk-'));

describe('a file that is written at once', () => {
  it('is there as a whole, in a folder that is made for it, with nothing beside it', () => {
    const path = join(folder(), 'a', 'b', 'file.txt');
    for (const text of ['old and longer', 'new']) writeAtomically(path, text);
    expect([readFileSync(path, 'utf8'), readdirSync(join(path, '..'))]).toEqual(['new', ['file.txt']]);
  });
});

describe('a folder', () => {
  it.runIf(process.platform === 'linux')('is refused in one line where the file system takes none', () => {
    // Says ENOENT for ever, whatever is there.
    expect(() => { makeFolder('/proc/none/below'); }).toThrow('cannot write /proc/none/below: a folder above it is missing and cannot be made there; choose another place');
  });
});

describe('waiting for a folder', () => {
  it('is passed over where what is waited for is none that can be', () => {
    syncFolder(folder());
    // A device says EINVAL, as folders do on some file systems.
    if (process.platform === 'linux') syncFolder('/dev/null');
  });

  it('says so where there is no folder', () => {
    expect(() => { syncFolder(join(folder(), 'missing')); }).toThrow('ENOENT');
  });
});
