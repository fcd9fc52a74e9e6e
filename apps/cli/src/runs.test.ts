import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { collapse, journals, start, untilCheckpoint, untilWritten, workFolder } from './testing/collapse.ts';

// Small enough to take a second or two, long enough to be killed in the middle.
const MIXTURE = ['seed-mixture', 'size=2000', 'generations=3000', 'chains=2', 'control=1', 'policy.real=0.1', 'policy.synthetic=0.8', 'policy.carry=0.1'];
const NGRAM = ['moby-ngram', 'size=200', 'heldOut=50', 'generations=70', 'chains=2', 'control=1', 'policy={kind: accumulate}'];

/** Journals of an uninterrupted run with one worker. */
const reference: Record<string, Record<string, string>> = {};
beforeAll(async () => {
  const cwd = workFolder();
  for (const words of [MIXTURE, NGRAM]) {
    const { code, err } = await collapse(cwd, 'run', ...words, '--out', words[0]!, '--workers', '1');
    expect([code, err.includes('error')]).toEqual([0, false]);
    reference[words[0]!] = journals(join(cwd, words[0]!));
  }
}, 120_000);

describe.each([['the mixture', MIXTURE], ['the n-gram model', NGRAM]])('%s', (_, words) => {
  const expected = (): Record<string, string> => reference[words[0]!]!;

  it('writes the same bytes with one worker and with two', async () => {
    const cwd = workFolder();
    expect((await collapse(cwd, 'run', ...words, '--out', 'run', '--workers', '2')).code).toBe(0);
    expect(Object.keys(expected())).toEqual(['control-00000.jsonl', 'floor-00000.jsonl', 'floor-00004.jsonl', 'loop-00000.jsonl', 'loop-00001.jsonl']);
    expect(journals(join(cwd, 'run'))).toEqual(expected());
  });

  it('writes the same bytes when it is killed with -9 again and again, and resumed', async () => {
    const cwd = workFolder();
    const run = join(cwd, 'run');
    const written = (): number => Object.values(journals(run)).join('').length;
    // Killed at once, after some rows, and after a checkpoint to go on from.
    const moments = [() => untilWritten(run, 1), () => untilWritten(run, written() + 1), () => untilCheckpoint(run)];
    for (const [i, moment] of moments.entries()) {
      const { process, finished } = start(cwd, ...(i === 0 ? ['run', ...words, '--out', 'run'] : ['resume', 'run']), '--workers', '2');
      await Promise.race([moment(), finished]);
      process.kill('SIGKILL');
      await finished;
    }
    // The kills came before the end, or this would show nothing.
    expect(written()).toBeLessThan(Object.values(expected()).join('').length);
    expect(readdirSync(join(run, 'checkpoints')).length).toBeGreaterThan(0);
    const { code, out } = await collapse(cwd, 'resume', 'run');
    expect([code, out.includes('2 of 2 chains complete')]).toEqual([0, true]);
    expect(journals(run)).toEqual(expected());
  });

  it('stops on Ctrl-C with code 130, says how to go on, and goes on to the same bytes', async () => {
    const cwd = workFolder();
    const { process, finished } = start(cwd, 'run', ...words, '--out', 'run');
    await Promise.race([untilWritten(join(cwd, 'run'), 2000), finished]);
    process.kill('SIGINT');
    const { code, out } = await finished;
    expect(code).toBe(130);
    expect(out).toMatch(/Continue with: (npx )?collapse resume run/);
    expect(existsSync(join(cwd, 'run', 'report.html'))).toBe(true);
    expect((await collapse(cwd, 'resume', 'run')).code).toBe(0);
    expect(journals(join(cwd, 'run'))).toEqual(expected());
  });
});

describe('a run folder', () => {
  let run: string;
  beforeAll(async () => {
    const cwd = workFolder();
    run = join(cwd, 'run');
    await collapse(cwd, 'run', 'seed-mixture', 'size=500', 'generations=10', 'chains=2', 'control=1', '--out', 'run');
  });

  it('holds everything the README promises', () => {
    expect(readdirSync(run).sort()).toEqual(['figure.svg', 'journal', 'manifest.json', 'metrics.csv', 'metrics.parquet', 'report.html', 'samples', 'study.schema.json', 'study.yaml']);
    expect(readFileSync(join(run, 'report.html'), 'utf8')).toContain('<svg');
  });

  it('is repeated by its own study.yaml', async () => {
    const cwd = workFolder();
    expect((await collapse(cwd, 'run', join(run, 'study.yaml'), '--out', 'again')).code).toBe(0);
    expect(journals(join(cwd, 'again'))).toEqual(journals(run));
  });

  it('over a text beside its study is repeated by its own study.yaml, from anywhere', async () => {
    const cwd = workFolder();
    writeFileSync(join(cwd, 'text.txt'), Array.from({ length: 60 }, (_, i) => `the ${['white', 'black'][i % 2]!} whale ${'swims '.repeat(1 + (i % 4))}`).join('\n'));
    writeFileSync(join(cwd, 'mine.yaml'), 'extends: moby-ngram\nname: mine\nworld: { kind: corpus, path: text.txt, tokenizer: words, documents: lines, reuse: true }\nsize: 20\nheldOut: 10\ngenerations: 3\nchains: 1\n');
    expect((await collapse(cwd, 'run', 'mine.yaml', '--out', 'one/run')).code).toBe(0);
    const elsewhere = workFolder();
    expect((await collapse(elsewhere, 'run', join(cwd, 'one', 'run', 'study.yaml'), '--out', 'again')).code).toBe(0);
    expect(journals(join(elsewhere, 'again'))).toEqual(journals(join(cwd, 'one', 'run')));
  });

  it('is never overwritten by a comparison', async () => {
    const before = readFileSync(join(run, 'report.html'), 'utf8');
    const { code, err } = await collapse(join(run, '..'), 'compare', 'moby-ngram', '--out', 'run');
    expect([code, err]).toEqual([2, expect.stringContaining('must be a new or an empty folder')]);
    expect(readFileSync(join(run, 'report.html'), 'utf8')).toBe(before);
  });

  it('started twice at once becomes two runs', async () => {
    const cwd = workFolder();
    const words = ['run', 'seed-mixture', 'size=500', 'generations=5', 'chains=1', 'control=0'];
    const done = await Promise.all([1, 2, 3].map((seed) => collapse(cwd, ...words, `seed=${seed}`)));
    expect(done.map(({ code }) => code)).toEqual([0, 0, 0]);
    const seeds = readdirSync(join(cwd, 'runs')).map((name) => /^seed: (.*)$/m.exec(readFileSync(join(cwd, 'runs', name, 'study.yaml'), 'utf8'))![1]);
    expect(seeds.sort()).toEqual(['1', '2', '3']);
  });

  it('is drawn again by collapse report, to the same page', async () => {
    const page = readFileSync(join(run, 'report.html'), 'utf8');
    rmSync(join(run, 'report.html'));
    expect((await collapse(join(run, '..'), 'report', 'run')).code).toBe(0);
    expect(readFileSync(join(run, 'report.html'), 'utf8')).toBe(page);
  });

  it('is drawn elsewhere with --out, and nothing is written into it', async () => {
    const page = readFileSync(join(run, 'report.html'), 'utf8');
    rmSync(join(run, 'report.html'));
    const { code, out } = await collapse(join(run, '..'), 'report', 'run', '--out', 'drawn/here');
    expect([code, out]).toEqual([0, expect.stringContaining('report  drawn/here/report.html')]);
    expect(existsSync(join(run, 'report.html'))).toBe(false);
    expect(readFileSync(join(run, '..', 'drawn', 'here', 'report.html'), 'utf8')).toBe(page);
    writeFileSync(join(run, 'report.html'), page);
  });

  it('is drawn again by another rule for collapse, and stays as it was', async () => {
    const read = (name: string): string => readFileSync(join(run, name), 'utf8');
    const [page, study] = [read('report.html'), read('study.yaml')];
    const { code, out } = await collapse(join(run, '..'), 'report', 'run', 'collapse.low=0.99', 'collapse.persist=1');
    expect([code, out.includes('relativeSupport < 0.99 or > 2 (given now)')]).toEqual([0, true]);
    expect(read('report.html')).toContain('relativeSupport is below 0.99 or above 2 in one recorded generation: a rule given when this page was drawn');
    expect(read('study.yaml')).toBe(study);
    await collapse(join(run, '..'), 'report', 'run');
    expect(read('report.html')).toBe(page);
    expect(await collapse(join(run, '..'), 'report', 'run', 'size=3')).toMatchObject({
      code: 2,
      err: 'error argument "size=3": report must be given collapse=… or collapse.<key>=…, but got "size"; other changes make another run\n',
    });
  });

  it('is summed up as one JSON object with --json, and nothing else on standard output', async () => {
    const { out } = await collapse(join(run, '..'), 'report', 'run', '--json');
    const { runs, interrupted } = JSON.parse(out) as { runs: { loop: unknown; columns: { column: string; last?: { chains: number } }[]; collapse: unknown }[]; interrupted: boolean };
    expect(interrupted).toBe(false);
    expect(runs[0]!.loop).toEqual({ planned: 2, complete: 2, ended: 0, failed: 0 });
    expect(runs[0]!.columns.find(({ column }) => column === 'relativeSupport')?.last?.chains).toBe(2);
    expect(runs[0]!.collapse).toMatchObject({ rule: { measure: 'relativeSupport', from: 'convention' }, lastTellable: 8, loop: { chains: 2 }, control: { chains: 1 } });
  });

  it('takes part in a comparison without being run again', async () => {
    const cwd = join(run, '..');
    const before = statSync(join(run, 'journal', 'loop-00000.jsonl')).mtimeMs;
    const { code, out } = await collapse(cwd, 'compare', 'run', 'moby-ngram', 'size=100', 'heldOut=20', 'generations=3', 'chains=1', '--out', 'both');
    expect([code, out.includes('Gaussian mixture') && out.includes('Trigram model')]).toEqual([0, true]);
    expect(statSync(join(run, 'journal', 'loop-00000.jsonl')).mtimeMs).toBe(before);
    expect(existsSync(join(cwd, 'both', 'report.html'))).toBe(true);
  });

  it('in use by another process is refused, and left alone', async () => {
    const cwd = workFolder();
    const { process, finished } = start(cwd, 'run', ...MIXTURE, '--out', 'run');
    await untilWritten(join(cwd, 'run'), 1);
    const { code, err } = await collapse(cwd, 'resume', 'run');
    expect(code).toBe(2);
    expect(err).toMatch(new RegExp(`run.lock: run must not be in use by another process, but process ${process.pid} on `));
    // And left alone: the first goes on to the end and to the same bytes.
    expect((await finished).code).toBe(0);
    expect(journals(join(cwd, 'run'))).toEqual(reference['seed-mixture']);
  });

  it('with a torn last line is made whole, with a torn middle line refused by file and line', async () => {
    const cwd = workFolder();
    cpSync(run, join(cwd, 'run'), { recursive: true });
    const file = join(cwd, 'run', 'journal', 'loop-00000.jsonl');
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, whole.slice(0, -40));
    expect((await collapse(cwd, 'resume', 'run')).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(whole);
    const lines = whole.split('\n');
    lines[3] = lines[3]!.slice(0, 30);
    writeFileSync(file, lines.join('\n'));
    for (const command of ['resume', 'report']) {
      const { code, err } = await collapse(cwd, command, 'run');
      expect([code, err]).toEqual([2, expect.stringContaining('loop-00000.jsonl:4: line must be a journal entry')]);
    }
  });
});

/** Mounts a small file system of its own where that is allowed (as root), to be full or read-only for real. */
function mount(folder: string, options: string): boolean {
  try {
    mkdirSync(folder);
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
const canMount = ((): boolean => {
  const folder = join(workFolder(), 'probe');
  if (!mount(folder, 'size=64k')) return false;
  execFileSync('umount', [folder]);
  return true;
})();

describe.runIf(canMount)('a disk that says no', () => {
  it('when full costs nothing that was written: after space is freed, resume goes on to the same bytes', async () => {
    const cwd = workFolder();
    const disk = join(cwd, 'disk');
    mount(disk, 'size=600k');
    try {
      const { code, err } = await collapse(cwd, 'run', ...MIXTURE, '--out', 'disk/run');
      expect(code).toBe(2);
      expect(err).toContain('there is no space left on the device');
      expect(err).toContain('collapse resume');
      expect(err).not.toContain(' at ');
      execFileSync('mount', ['-o', 'remount,size=64m', disk]);
      expect((await collapse(cwd, 'resume', 'disk/run')).code).toBe(0);
      expect(journals(join(disk, 'run'))).toEqual(reference['seed-mixture']);
    } finally {
      execFileSync('umount', [disk]);
    }
  });

  it('when read-only is one line and code 2', async () => {
    const cwd = workFolder();
    const disk = join(cwd, 'disk');
    mount(disk, 'size=64k,ro');
    try {
      const { code, err } = await collapse(cwd, 'run', 'seed-mixture', 'generations=2', '--out', 'disk/run');
      expect([code, err.trimEnd().split('\n').length]).toEqual([2, 1]);
      expect(err).toContain('the file system is read-only');
    } finally {
      execFileSync('umount', [disk]);
    }
  });
});
