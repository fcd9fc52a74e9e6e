import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { collapse, journals, start, untilCheckpoint, workFolder } from './testing/collapse.ts';

const examples = fileURLToPath(new URL('../../../examples/', import.meta.url));
const SMALL = ['seed-mixture', 'size=50', 'heldOut=50', 'chains=3', 'generations=10'];

describe('a plug-in', () => {
  it('runs in every worker, is named with its hash in the manifest, and must stay as it was', async () => {
    const cwd = workFolder();
    const plugin = readFileSync(join(examples, 'my-family.ts'), 'utf8');
    writeFileSync(join(cwd, 'mine.ts'), plugin);
    const words = [...SMALL, 'model={family: uniform}', '--plugin', 'mine.ts'];
    expect((await collapse(cwd, 'run', ...words, '--out', 'one', '--workers', '1')).code).toBe(0);
    expect((await collapse(cwd, 'run', ...words, '--out', 'two', '--workers', '2')).code).toBe(0);
    expect(Object.keys(journals(join(cwd, 'two'))).length).toBeGreaterThan(3);
    expect(journals(join(cwd, 'two'))).toEqual(journals(join(cwd, 'one')));
    const { plugins } = JSON.parse(readFileSync(join(cwd, 'one', 'manifest.json'), 'utf8')) as { plugins: unknown };
    expect(plugins).toEqual([{ path: join(cwd, 'mine.ts'), hash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown }]);

    expect((await collapse(cwd, 'extend', 'one', 'generations=12')).code).toBe(0);
    writeFileSync(join(cwd, 'mine.ts'), plugin.replace('min - widen', 'min - 2 * widen'));
    const { code, err } = await collapse(cwd, 'extend', 'one', 'generations=14');
    expect([code, err.split('\n').at(-2)]).toEqual([2, `error ${join(cwd, 'mine.ts')}: plug-in must be as it was when the run started, but it or what it imports has changed; undo the change or start another run`]);
  });

  it('is listed with its parameters, and only where it is named', async () => {
    const { out } = await collapse(examples, 'catalog', 'family', '--plugin', 'my-family.ts');
    expect(out).toContain('widen: number, default 0');
    expect((await collapse(examples, 'catalog', 'family')).out).not.toContain('widen');
  });

  it('may be a reward, by which a selection then chooses', async () => {
    const cwd = workFolder();
    const words = [...SMALL, 'chains=1', 'control=0', 'generations=30', '--plugin', join(examples, 'my-reward.ts')];
    const selecting = (reward: string): string => `selection=[{kind: curate, of: 2, reward: ${reward}}]`;
    expect((await collapse(cwd, 'run', ...words, selecting('{kind: near, place: 2, weight: 1}'), '--out', 'run')).code).toBe(0);
    expect(readFileSync(join(cwd, 'run', 'study.yaml'), 'utf8')).toContain('kind: near');
    const lines = readFileSync(join(cwd, 'run', 'metrics.csv'), 'utf8').trimEnd().split('\n').map((line) => line.split(','));
    const means = lines.slice(1).map((line) => Number(line[lines[0]!.indexOf('sampleMean')]));
    // The mixture has its bumps at −2 and 2; of every two points the one nearer 2 is the likelier, again and again.
    expect([Math.abs(means[0]!) < 1.5, Math.abs(means.at(-1)! - 2) < 0.5]).toEqual([true, true]);

    const { code, err } = await collapse(cwd, 'run', ...words, selecting('{kind: near, plcae: 2, weight: 1}'), '--out', 'other');
    expect([code, err]).toEqual([2, expect.stringContaining('selection.0.reward.plcae must be a known key; did you mean "place"?')]);
  });

  it.each([
    ['does not parse', 'export default (lab => ;', ':1:24 plug-in must be TypeScript or JavaScript that can be bundled, but Unexpected ";"'],
    ['throws when it is loaded', "const a = 1;\nthrow new Error('no luck');\nexport default a;", ':2:7 plug-in must load, but threw no luck; mend it'],
    ['throws when it defines', "export default (): void => {\n  throw new Error('no luck');\n};", ':2:9 plug-in must define its members, but threw no luck; mend it'],
    ['exports no function', 'export default 7;', ': default export must be a function of the laboratory, but got number; write export default (lab) => { … }'],
    ['names no domain', "export default (lab: any) => lab.defineMeasure({ id: 'mine', summary: '', parameters: lab.z.strictObject({}), create: () => ({}) });", ': measure "mine" must have a domain, one of points, text, pairs, counts, but got nothing; add it beside the id'],
  ])('that %s is one line, and leaves no run', async (_, text, message) => {
    const cwd = workFolder();
    writeFileSync(join(cwd, 'broken.ts'), text);
    const { code, err } = await collapse(cwd, 'run', ...SMALL, '--plugin', 'broken.ts');
    expect([code, err, readdirSync(cwd)]).toEqual([2, `error ${join(cwd, 'broken.ts')}${message}\n`, ['broken.ts']]);
  });

  it('whose code is at fault while it runs fails those chains alone, with what was written before', async () => {
    const cwd = workFolder();
    writeFileSync(join(cwd, 'odd.ts'), "export default (lab: any) => lab.defineMeasure({ domain: 'points', id: 'odd', summary: '', parameters: lab.z.strictObject({}), create: () => ({ columns: [{ name: 'odd', summary: 'Odd.' }], measure: ({ generation, sample }: any) => ({ odd: generation === 4 && sample.values[0] > 0 ? 5n : 1 }) }) });");
    const { code, out } = await collapse(cwd, 'run', ...SMALL, 'model={family: gaussian, divisor: n}', 'chains=12', 'control=0', 'measures=[odd]', '--plugin', 'odd.ts', '--out', 'run');
    expect([code, out]).toEqual([3, expect.stringContaining('after generation 3: measure "odd" must give a number for odd, NaN and infinities among them, but gave 5n; leave odd out where it does not apply')]);
    const lines = readFileSync(join(cwd, 'run', 'metrics.csv'), 'utf8').trimEnd().split('\n');
    const failed = Object.values(journals(join(cwd, 'run'))).join('').match(/"end":"failed"/g)!.length;
    expect(failed).toBeLessThan(12);
    expect(lines.length).toBe(1 + (12 - failed) * 11 + failed * 4);
  });
});

describe('a program as a family', () => {
  it('is found from the folder of the study, and resumed after a kill to the same bytes', async () => {
    const cwd = workFolder();
    const program = join(examples, 'gaussian_family.py');
    const words = [...SMALL, `model={family: command, command: [python3, ${program}]}`, 'generations=2500', 'chains=1', 'control=0'];
    expect((await collapse(cwd, 'run', ...words, '--out', 'whole')).code).toBe(0);
    const { process, finished } = start(cwd, 'run', ...words, '--out', 'run');
    await untilCheckpoint(join(cwd, 'run'));
    process.kill('SIGKILL');
    await finished;
    expect((await collapse(cwd, 'resume', 'run')).code).toBe(0);
    expect(journals(join(cwd, 'run'))).toEqual(journals(join(cwd, 'whole')));
  });

  it('that fails takes its chain with it, and says its last words', async () => {
    const cwd = workFolder();
    const program = readFileSync(join(examples, 'gaussian_family.py'), 'utf8');
    writeFileSync(join(cwd, 'faulty.py'), program.replace('    total =', "    if '/chain:1/generation:5/' in request['seed']: raise ValueError('not this one')\n    total ="));
    const { code, out } = await collapse(cwd, 'run', ...SMALL, 'control=0', 'model={family: command, command: [python3, faulty.py]}');
    expect([code, out.includes('2 of 3 chains complete, 1 failed')]).toEqual([3, true]);
    expect(out).toContain('but it exited with code 1, its last words being "ValueError: not this one"');
  });
});
