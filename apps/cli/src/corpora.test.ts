import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { learnBpe, tokenizerJson } from '@collapse-lab/text';
import { describe, expect, it } from 'vitest';
import { collapse, journals, workFolder } from './testing/collapse.ts';

describe('a run', () => {
  it('over many files cut by a tokenizer.json is the same with one worker, with two, and from anywhere, and is not gone on with once a file has come', async () => {
    const cwd = workFolder();
    mkdirSync(join(cwd, 'texts/deep'), { recursive: true });
    const lines = (word: string): string => Array.from({ length: 40 }, (_, i) => `the ${word} whale ${'swims '.repeat(1 + (i % 4))}`).join('\n');
    writeFileSync(join(cwd, 'texts/white.txt'), lines('white'));
    writeFileSync(join(cwd, 'texts/deep/black.txt.gz'), gzipSync(lines('black')));
    writeFileSync(join(cwd, 'bytes.json'), JSON.stringify(tokenizerJson(learnBpe([lines('blue')], 300))));
    const world = '{ kind: corpus, path: "texts/**/*.txt*", tokenizer: { kind: pretrained, path: bytes.json }, documents: lines, groups: files, reuse: true }';
    writeFileSync(join(cwd, 'mine.yaml'), `extends: moby-ngram\nname: mine\nworld: ${world}\nsize: 20\nheldOut: 10\ngenerations: 3\nchains: 2\nmeasures: [sizes, vocabulary, subgroup]\n`);
    for (const workers of ['1', '2']) expect((await collapse(cwd, 'run', 'mine.yaml', '--out', `run-${workers}`, '--workers', workers)).code).toBe(0);
    expect(journals(join(cwd, 'run-2'))).toEqual(journals(join(cwd, 'run-1')));
    const { facts } = JSON.parse(readFileSync(join(cwd, 'run-1', 'manifest.json'), 'utf8')) as { facts: unknown };
    expect(facts).toMatchObject({ source: 'texts/**/*.txt*', files: 2, documents: 80, restoredShare: 1, groups: '1 texts/deep/black.txt.gz, 2 texts/white.txt', groupsRecognised: 1 });
    const elsewhere = workFolder();
    expect((await collapse(elsewhere, 'run', join(cwd, 'run-1', 'study.yaml'), '--out', 'again')).code).toBe(0);
    expect(journals(join(elsewhere, 'again'))).toEqual(journals(join(cwd, 'run-1')));
    writeFileSync(join(cwd, 'texts/new.txt'), lines('grey'));
    const { code, err } = await collapse(cwd, 'extend', 'run-1', 'generations=5');
    expect([code, err]).toEqual([2, expect.stringContaining('must find the real data it started with')]);
  });
});
