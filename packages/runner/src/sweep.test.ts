import { describe, expect, it } from 'vitest';
import { parseStudies, parseStudy } from './parse-study.ts';
import type { StudySource } from './study-source.ts';
import { toyLab, toyStudy } from './testing/toy-lab.ts';

const sweep = (yaml: string, ...overrides: string[]) => parseStudies({ name: 'my.yaml', text: `${toyStudy}sweep:\n${yaml}`, overrides }, toyLab);
const varied = (yaml: string): unknown[] => sweep(yaml).map(({ cell }) => cell);

describe('a sweep', () => {
  it('over a grid is every combination, the last axis varying fastest', () => {
    expect(varied('  grid: { size: [10, 20], policy.real: [0, 0.25] }')).toEqual([
      { size: 10, 'policy.real': 0 },
      { size: 10, 'policy.real': 0.25 },
      { size: 20, 'policy.real': 0 },
      { size: 20, 'policy.real': 0.25 },
    ]);
  });

  it('takes nested keys for dotted ones, and members as values', () => {
    expect(varied('  grid: { world: { mean: [1, 2] } }')).toEqual([{ 'world.mean': 1 }, { 'world.mean': 2 }]);
    expect(varied('  grid: { policy: [{ kind: replace }, { kind: accumulate }] }')).toEqual([{ policy: { kind: 'replace' } }, { policy: { kind: 'accumulate' } }]);
  });

  it('over paired axes takes them in step, over a list as it stands', () => {
    expect(varied('  paired: { size: [10, 20], heldOut: [1, 2] }')).toEqual([{ size: 10, heldOut: 1 }, { size: 20, heldOut: 2 }]);
    expect(varied('  list: [{ size: 10 }, { policy: { kind: replace } }]')).toEqual([{ size: 10 }, { policy: { kind: 'replace' } }]);
  });

  it('names its studies by number, titles them by what varies, and gives each the values of its cell', () => {
    const studies = sweep('  grid: { size: [10, 20] }');
    expect(studies.map(({ name, title, size }) => [name, title, size])).toEqual([['toy-1', 'toy: size = 10', 10], ['toy-2', 'toy: size = 20', 20]]);
    expect(studies.every((study) => study.chains === 3 && study.seed === 1)).toBe(true);
  });

  it('leaves studies that parse to themselves when read back', () => {
    for (const study of sweep('  grid: { size: [10, 20] }')) expect(parseStudy({ name: 'x', text: JSON.stringify(study) }, toyLab)).toEqual(study);
  });

  it('may be overridden from the command line', () => {
    expect(sweep('  grid: { size: [10, 20] }', 'sweep.grid.size=[5]').map(({ size }) => size)).toEqual([5]);
  });

  it.each([
    ['  grid: { size: 10 }', 'my.yaml:10:9: sweep.grid.size must be a list of values, but got 10'],
    ['  paired: { size: [1, 2], heldOut: [1] }', 'my.yaml:10:11: sweep.paired must have lists of one length, but got size: 2, heldOut: 1'],
    ['  gird: { size: [1] }', 'my.yaml:10:3: sweep.gird must be a known key; did you mean "grid"?'],
    ['  grid: { size: [10, -1] }', 'my.yaml:10:3: (size = -1) size must be at least 1, but got -1'],
    ['  grid: { sizes: [10] }', 'my.yaml:10:3: (sizes = 10) sizes must be a known key; did you mean "size"?'],
  ])('%s is refused with its place', (yaml, told) => {
    expect(() => sweep(yaml)).toThrow(told);
  });

  it('is not one study', () => {
    expect(() => parseStudy({ name: 'my.yaml', text: `${toyStudy}sweep: { grid: { size: [1, 2] } }` }, toyLab)).toThrow('it sweeps over 2');
  });
});

describe('a study that extends another', () => {
  const files: Record<string, string> = { base: toyStudy, again: 'extends: base\nsize: 40\n', loop: 'extends: loop\n' };
  const base = (name: string): StudySource => ({ name: `${name}.yaml`, text: files[name]!, base });
  const extend = (text: string, ...overrides: string[]) => parseStudy({ name: 'my.yaml', text, overrides, base }, toyLab);

  it('has what it does not say itself from there', () => {
    const study = extend('extends: base\nname: mine\npolicy: { real: 0.5 }\n', 'chains=9');
    expect(study).toMatchObject({ name: 'mine', size: 20, chains: 9, policy: { kind: 'mix', real: 0.5, synthetic: 0.5, realFrom: 'fresh' } });
  });

  it('replaces a member as a whole when it names another', () => {
    expect(extend('extends: base\npolicy: { kind: replace }\n').policy).toEqual({ kind: 'replace' });
  });

  it('may extend one that extends another', () => {
    expect(extend('extends: again\nheldOut: 7\n')).toMatchObject({ size: 40, heldOut: 7, generations: 12 });
  });

  it('names the file that a mistake is in', () => {
    expect(() => extend('extends: base\nsize: none\n')).toThrow('my.yaml:2:7: size must be a number, but got "none"');
    expect(() => parseStudy({ name: 'my.yaml', text: 'extends: broken\n', base: () => ({ name: 'broken.yaml', text: toyStudy.replace('size: 20', 'size: none') }) }, toyLab)).toThrow('broken.yaml:5:7: size must be');
  });

  it('must not extend itself, nor what is no name', () => {
    expect(() => extend('extends: loop\n')).toThrow('extends must not lead back to itself, but got loop → loop');
    expect(() => extend('extends: [a]\n')).toThrow('my.yaml:1:10: extends must be the name or path of a study');
  });
});
