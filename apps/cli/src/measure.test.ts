import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collapse, workFolder } from './testing/collapse.ts';

/** Documents of eight words each, drawn in a fixed order from so many. */
function documents(count: number, words: number, shift = 0): string {
  return `${Array.from({ length: count }, (_, i) => Array.from({ length: 8 }, (_unused, j) => `w${(i * i * 7 + j * (i + 3) * 13 + shift) % words}`).join(' ')).join('\n')}\n`;
}

function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const cwd = workFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(cwd, name), content);
  return cwd;
}

describe('collapse measure', () => {
  it('prints a table, writes a report and numbers, and says what next', async () => {
    const cwd = folderWith({ 'gen0.txt': documents(400, 211), 'gen1.txt': documents(200, 23) });
    const { code, out, err } = await collapse(cwd, 'measure', 'gen0.txt', 'gen1.txt');
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain('what changed since gen0.txt');
    expect(out).toMatch(/effectiveSupport \(words\) .* × 0\.\d+ \(/);
    expect(out).toContain('Towards less diversity: ');
    expect(out).toContain('next    open runs/measure/report.html in a browser');
    expect(readdirSync(join(cwd, 'runs/measure')).sort()).toEqual(['measure.json', 'report.html']);
  });

  it('exits with 4 when an alarm’s bound is broken, and with 0 when it is not', async () => {
    const cwd = folderWith({ 'gen0.txt': documents(400, 211), 'same.txt': documents(200, 211, 5), 'gen1.txt': documents(200, 23) });
    const broken = await collapse(cwd, 'measure', 'gen0.txt', 'gen1.txt', '--alarm', 'effectiveSupport<0.9', '--alarm', 'types<0.95');
    expect(broken.code).toBe(4);
    expect(broken.out).toContain('ALARM   effectiveSupport<0.9 is broken by gen1.txt: effectiveSupport 0.');
    const sound = await collapse(cwd, 'measure', 'gen0.txt', 'same.txt', '--alarm', 'effectiveSupport<0.9', '--out', 'sound');
    expect(sound.code).toBe(0);
    expect(sound.out).toContain('alarm   effectiveSupport<0.9 is not broken with confidence');
  });

  it('gives the same bytes for the same files and seed, and machines one object', async () => {
    const rows = [0, 1, 2].flatMap((generation) => documents(60, 100 - 30 * generation).trim().split('\n').map((text) => JSON.stringify({ text, generation })));
    const cwd = folderWith({ 'outputs.jsonl': `${rows.join('\n')}\n` });
    const words = ['measure', '--by', 'generation', 'outputs.jsonl', '--json', '--seed', '3', '--out'];
    const [first, second] = [await collapse(cwd, ...words, 'a'), await collapse(cwd, ...words, 'b')];
    expect(first.out).toBe(second.out);
    expect(readFileSync(join(cwd, 'a/report.html'), 'utf8')).toBe(readFileSync(join(cwd, 'b/report.html'), 'utf8'));
    const { findings } = JSON.parse(first.out) as { findings: { reference: string; comparisons: { group: string }[] } };
    expect([findings.reference, findings.comparisons.map(({ group }) => group)]).toEqual(['0', ['1', '2']]);
  });

  it('leaves out what cannot be used where it may, and counts it', async () => {
    const good = documents(20, 50).trim().split('\n').map((text, i) => JSON.stringify({ text, g: i % 2 }));
    const cwd = folderWith({ 'r.jsonl': Buffer.concat([Buffer.from(`${good.join('\n')}\n{"g":1}\nnot json\n{"text":7,"g":1}\n{"text":"`), Buffer.of(0xe9), Buffer.from('","g":0}\n')]) });
    const strict = await collapse(cwd, 'measure', '--by', 'g', 'r.jsonl');
    // The bytes are split into lines and decoded before any line is read as JSON.
    expect([strict.code, strict.err]).toEqual([2, 'error r.jsonl:21 must have the field "text", but has g; mend it, or leave such records out with --skip-bad\n']);
    expect(existsSync(join(cwd, 'runs'))).toBe(false);
    const { code, out } = await collapse(cwd, 'measure', '--by', 'g', 'r.jsonl', '--skip-bad');
    expect(code).toBe(0);
    for (const reason of ['not UTF-8', 'not JSON', 'field missing', 'not text']) expect(out).toContain(`left out 1: ${reason}; the first: r.jsonl:2`);
  });

  it('takes null for no group', async () => {
    const rows = documents(40, 50).trim().split('\n').map((text, i) => JSON.stringify({ text, g: i < 2 ? null : i % 2 }));
    const cwd = folderWith({ 'r.jsonl': `${rows.join('\n')}\n` });
    const strict = await collapse(cwd, 'measure', '--by', 'g', 'r.jsonl');
    expect([strict.code, strict.err]).toEqual([2, 'error r.jsonl:1 must have a value in the field "g", but has null; mend it, or leave such records out with --skip-bad\n']);
    const { out } = await collapse(cwd, 'measure', '--by', 'g', 'r.jsonl', '--skip-bad');
    expect(out).toContain('documents: 0: 19, 1: 19;');
    expect(out).toContain('left out 2: group missing; the first: r.jsonl:1');
  });

  it('leaves out a first record without the field as any other, and says so where all are without it', async () => {
    const good = documents(20, 50).trim().split('\n').map((text, i) => JSON.stringify({ text, g: i % 2 }));
    const cwd = folderWith({ 'r.jsonl': `{"text":null,"g":0}\n{"g":1}\n${good.join('\n')}\n` });
    const { code, out } = await collapse(cwd, 'measure', '--by', 'g', 'r.jsonl', '--field', 'text', '--skip-bad');
    expect(code).toBe(0);
    expect(out).toContain('left out 2: not what is measured; the first: r.jsonl:1 field "text" must be text, a number or a list of numbers, but is nothing');
    const none = await collapse(cwd, 'measure', '--by', 'g', 'r.jsonl', '--field', 'txet', '--skip-bad');
    expect([none.code, none.err]).toEqual([2, 'error r.jsonl:1 must have the field "txet", but has text, g (did you mean "text"?); name another with --field\n']);
  });

  it.each([
    ['one group', ['a.txt'], 'outputs must come in two groups or more, but there is one (a.txt)'],
    ['an empty group', ['a.txt', 'blank.txt'], 'blank.txt must hold 2 documents or more, but has none'],
    ['one document', ['a.txt', 'one.txt'], 'one.txt must hold 2 documents or more, but has one'],
    ['an empty file', ['a.txt', 'empty.txt'], 'empty.txt must hold outputs, but is empty'],
    ['a binary file', ['a.txt', 'binary.txt'], 'binary.txt:1 must be text, but has a zero byte'],
    ['another encoding', ['a.txt', 'latin.txt'], 'latin.txt:2 must be UTF-8 text'],
    ['an unknown measure', ['a.txt', 'b.txt', '--alarm', 'tipes<0.9'], 'did you mean "types"?'],
    ['an unknown reference', ['a.txt', 'b.txt', '--reference', 'c.txt'], '--reference group must be one of a.txt, b.txt, but got "c.txt"'],
    ['a level beyond 1', ['a.txt', 'b.txt', '--level', '95'], 'must be between 0 and 1.'],
    ['a folder that holds something', ['a.txt', 'b.txt', '--out', 'taken'], 'taken must be a new or an empty folder, but it is not empty'],
    ['a column that there is not', ['n.csv', 'a.txt', '--field', 'z'], 'n.csv:2 must have the field "z", but has x, y'],
  ])('tells %s in one line with code 2', async (_, words, told) => {
    const cwd = folderWith({ 'a.txt': documents(20, 30), 'b.txt': documents(20, 20), 'blank.txt': '\n \n', 'one.txt': 'one document\n', 'empty.txt': '', 'binary.txt': Uint8Array.of(1, 0, 2), 'latin.txt': Buffer.from('one\ncafé\n', 'latin1'), 'n.csv': 'x,y\n1,2\n3,4\n' });
    mkdirSync(join(cwd, 'taken'));
    writeFileSync(join(cwd, 'taken', 'x'), '');
    const { code, out, err } = await collapse(cwd, 'measure', ...words);
    expect(err).toContain(told);
    expect([code, out, err.trimEnd().split('\n').length, existsSync(join(cwd, 'runs'))]).toEqual([2, '', 1, false]);
  });
});
