import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drift, environment } from './manifest.ts';
import { commitOf, programAt } from './program.ts';

const COMMIT = '0123456789abcdef0123456789abcdef01234567';

/** A folder with these files. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'program-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

describe('the commit of a checkout', () => {
  it.each([
    ['its branch', { '.git/HEAD': 'ref: refs/heads/main\n', '.git/refs/heads/main': `${COMMIT}\n` }],
    ['a packed branch', { '.git/HEAD': 'ref: refs/heads/main\n', '.git/packed-refs': `# pack-refs\nfeed refs/heads/other\n${COMMIT} refs/heads/main\n` }],
    ['no branch', { '.git/HEAD': `${COMMIT}\n` }],
  ])('is that of %s', (_, files) => {
    expect(commitOf(folderOf(files))).toBe(COMMIT);
  });

  it.each([
    ['loose', { 'main/.git/refs/heads/side': `${COMMIT}\n` }],
    ['packed', { 'main/.git/packed-refs': `${COMMIT} refs/heads/side\n` }],
  ])('is found from a linked worktree, whose branch is %s in the repository that it shares', (_, branch) => {
    const folder = folderOf({ ...branch, 'main/.git/worktrees/side/HEAD': 'ref: refs/heads/side\n', 'main/.git/worktrees/side/commondir': '../..\n', 'side/.git': 'gitdir: ../main/.git/worktrees/side\n' });
    expect(commitOf(join(folder, 'side'))).toBe(COMMIT);
  });

  it('is unknown where there is no repository', () => {
    expect(commitOf(folderOf({}))).toBeUndefined();
  });
});

describe('a program', () => {
  it('has the version of its package, whatever says of which kind the modules of its bundle are', () => {
    const folder = folderOf({ 'package.json': '{"version":"1.2.3"}', 'bundle/package.json': '{"type":"commonjs"}', 'bundle/chunk-A.js': '1' });
    expect(programAt(join(folder, 'bundle', 'chunk-A.js')).version).toBe('1.2.3');
  });

  it('that is bundled is told apart by the contents of its scripts, not of what lies beside them', () => {
    const hashOf = (files: Readonly<Record<string, string>>) => programAt(join(folderOf({ 'package.json': '{"version":"1.2.3"}', ...files }), 'bundle', 'chunk-A.js'));
    const [first, same, other] = [{ 'bundle/chunk-A.js': '1' }, { 'bundle/chunk-A.js': '1', 'bundle/chunk-A.js.map': '{}' }, { 'bundle/chunk-A.js': '2' }].map(hashOf);
    expect(first).toEqual({ version: '1.2.3', program: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
    expect(same).toEqual(first);
    expect(other!.program).not.toBe(first!.program);
  });

  it('that runs from its sources has a version and no hash', () => {
    expect(programAt(join(folderOf({ 'package.json': '{"version":"1.2.3"}' }), 'src', 'program.ts'))).toEqual({ version: '1.2.3' });
  });

  it('drifts by version and by hash, but not from a manifest that knew of neither', () => {
    const { version, ...earlier } = environment();
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    const now = { ...earlier, version: '2.0.0', program: 'b' };
    expect(drift({ ...earlier, version: '1.0.0', program: 'a' }, now)).toEqual(['version was 1.0.0, is 2.0.0', 'program was a, is b']);
    expect(drift(earlier, now)).toEqual([]);
  });
});
