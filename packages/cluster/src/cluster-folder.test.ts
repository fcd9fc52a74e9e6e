import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ClusterFolder, readJson } from './cluster-folder.ts';
import { readMarker } from './marker.ts';

describe('a file of the folder cluster', () => {
  const base = mkdtempSync(join(tmpdir(), 'cluster-folder-'));
  const written = (name: string, text: string): string => {
    writeFileSync(join(base, name), text);
    return join(base, name);
  };

  it('is what was written', () => {
    expect(readJson(written('plan.json', '{"probe":"p","shards":2}'), ['probe', 'shards'])).toEqual({ probe: 'p', shards: 2 });
  });

  it('is none where there is none, and where a file stands in place of the folder', () => {
    expect([readJson(join(base, 'none.json'), []), readJson(join(written('study.yaml', ''), 'cluster/plan.json'), [])]).toEqual([undefined, undefined]);
  });

  it.each(['', '{"probe":"p"', 'null', '[]', '{}', '{"probe":"p"}'])('%j is damaged, and told in one line', (text) => {
    const path = written('plan.json', text);
    expect(() => readJson(path, ['probe', 'shards'])).toThrow(`${path} must be JSON as it was written, but it is damaged; restore it from a copy`);
  });

  it('may be deleted where it is a marker', () => {
    const folder = new ClusterFolder(base);
    mkdirSync(folder.shard(3), { recursive: true });
    writeFileSync(folder.marker(3), '{}');
    expect(() => readMarker(folder, 3)).toThrow(`${folder.marker(3)} must be JSON as it was written, but it is damaged; delete it, and run its shard again`);
  });
});
