import { describe, expect, it } from 'vitest';
import { UserError } from './errors.ts';
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

  it('takes axes of kinds from the command line', () => {
    expect(sweep('  grid: { size: [10] }', 'sweep.grid.policy.kind=[replace, mix]').map(({ policy }) => policy.kind)).toEqual(['replace', 'mix']);
  });

  it('over kinds keeps those parameters of the study that the other kind also has', () => {
    const [replace, mix, weighted] = sweep('  list: [{ policy.kind: replace }, { policy.kind: mix }, { policy.kind: weighted, policy.weight: 0.5 }]');
    expect(replace!.policy).toEqual({ kind: 'replace' });
    expect(mix!.policy).toEqual({ kind: 'mix', real: 0.25, synthetic: 0.5, realFrom: 'fresh' });
    expect(weighted!.policy).toEqual({ kind: 'weighted', weight: 0.5, real: 0.25, synthetic: 0.5, realFrom: 'fresh' });
  });

  it('refuses to give a kind what it does not have, and says how to vary both', () => {
    expect(() => sweep('  grid: { policy.kind: [mix, replace], policy.real: [0.1] }')).toThrow(
      'my.yaml:11:3: (policy.kind = replace, policy.real = 0.1) policy.real must be a parameter of "replace", but those are none; vary policy as a whole: policy: [{ kind: replace }, …]',
    );
    expect(sweep('  grid: { policy: [{ kind: replace }, { kind: mix, real: 0.1, synthetic: 0.9, realFrom: fresh }] }').map(({ policy }) => policy)).toEqual([
      { kind: 'replace' },
      { kind: 'mix', real: 0.1, synthetic: 0.9, realFrom: 'fresh' },
    ]);
  });

  it('over the number of members replaces what is fitted', () => {
    const [one, two] = sweep('  list: [{ model: { family: spread } }, { members: [{ family: spread }, { family: spread }] }]');
    expect([one!.members, two!.members?.length]).toEqual([undefined, 2]);
  });

  it.each([
    ['size=40', '  grid: { size: [10, 20], heldOut: [1, 2] }', [{ heldOut: 1 }, { heldOut: 2 }], 'size'],
    ['size=40', '  paired: { size: [10, 20], heldOut: [1, 2] }', [{ heldOut: 1 }, { heldOut: 2 }], 'size'],
    ['size=40', '  list: [{ size: 10, heldOut: 1 }, { size: 20, heldOut: 1 }]', [{ heldOut: 1 }], 'size'],
    ['size=40', '  grid: { size: [10, 20] }', [undefined], 'size'],
    ['policy={kind: replace}', '  grid: { policy.real: [0, 0.1], policy: { synthetic: [0.2] }, heldOut: [1] }', [{ heldOut: 1 }], 'policy.real and policy.synthetic'],
  ])('is fixed by %s in %s, and that is said', (override, yaml, cells, axes) => {
    const told: string[] = [];
    const studies = parseStudies({ name: 'my.yaml', text: `${toyStudy}sweep:\n${yaml}`, overrides: [override], tell: (line) => told.push(line) }, toyLab);
    expect(studies.map(({ cell }) => cell)).toEqual(cells);
    expect(told).toEqual([`argument "${override}" fixes ${axes}, which the study sweeps over`]);
    if (override === 'size=40') expect(studies.every(({ size }) => size === 40)).toBe(true);
  });

  it('refuses an override of a part of what it varies', () => {
    expect(() => sweep('  grid: { policy: [{ kind: replace }, { kind: accumulate }] }', 'policy.real=0.1')).toThrow(
      'argument "policy.real=0.1": policy.real must not be a part of policy, which the study sweeps over; fix it as a whole with policy=…, or vary it otherwise with sweep.grid.policy=[…]',
    );
  });

  it.each([
    ['  grid: { size: 10 }', 'my.yaml:11:9: sweep.grid.size must be a list of values, but got 10'],
    ['  paired: { size: [1, 2], heldOut: [1] }', 'my.yaml:11:11: sweep.paired must have lists of one length, but got size: 2, heldOut: 1'],
    ['  gird: { size: [1] }', 'my.yaml:11:3: sweep.gird must be a known key; did you mean "grid"?'],
    ['  grid: { size: [10, -1] }', 'my.yaml:11:3: (size = -1) size must be at least 1, but got -1'],
    ['  grid: { sizes: [10] }', 'my.yaml:11:3: (sizes = 10) sizes must be a known key; did you mean "size"?'],
  ])('%s is refused with its place', (yaml, told) => {
    expect(() => sweep(yaml)).toThrow(told);
  });

  it('is not one study', () => {
    expect(() => parseStudy({ name: 'my.yaml', text: `${toyStudy}sweep: { grid: { size: [10, 20] } }` }, toyLab)).toThrow('study must be one, but it sweeps over 2');
  });
});

describe('a study that extends another', () => {
  const files: Record<string, string> = { base: toyStudy, again: 'extends: base\nsize: 40\n', loop: 'extends: loop\n' };
  const base = (name: string): StudySource => {
    const text = files[name];
    if (text === undefined) throw new UserError(`study must be one of ${Object.keys(files).join(', ')}, but got "${name}"`);
    return { name: `${name}.yaml`, text, base };
  };
  const extend = (text: string, ...overrides: string[]) => parseStudy({ name: 'my.yaml', text, overrides, base }, toyLab);

  it('has what it does not say itself from there', () => {
    const study = extend('extends: base\nname: mine\npolicy: { real: 0.5 }\n', 'chains=9');
    expect(study).toMatchObject({ name: 'mine', size: 20, chains: 9, policy: { kind: 'mix', real: 0.5, synthetic: 0.5, realFrom: 'fresh' } });
  });

  it('replaces a member as a whole when it names another', () => {
    expect(extend('extends: base\npolicy: { kind: replace }\n').policy).toEqual({ kind: 'replace' });
  });

  it('replaces one model by several members, and the other way round', () => {
    const two = 'members: [{ family: spread }, { family: spread, endAt: 3 }]\n';
    expect(extend(`extends: base\n${two}`).members).toMatchObject([{ family: 'spread' }, { endAt: 3 }]);
    files['two'] = toyStudy.replace('model: { family: spread }\n', two);
    const one = extend('extends: two\nmodel: { family: spread, throwAt: 5 }\n');
    expect(one).toMatchObject({ model: { throwAt: 5 } });
    expect(one).not.toHaveProperty('members');
    expect(extend('extends: two\n', 'model={ family: spread }')).not.toHaveProperty('members');
    expect(extend('extends: two\n', 'model.family=spread')).not.toHaveProperty('members');
    expect(extend('extends: base\n', 'members=[{ family: spread }]').members).toHaveLength(1);
  });

  it('refuses a part of what it does not have, and both in one file', () => {
    expect(() => extend('extends: base\n', 'members.0.endAt=3')).toThrow(
      'argument "members.0.endAt=3": members.0.endAt must be a part of the study, but it has model in place of members; change model, or give members as a whole',
    );
    expect(() => extend('extends: base\nmodel: { family: spread }\nmembers: [{ family: spread }]\n')).toThrow('exactly one of model and members must be given, but got both');
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
    expect(() => extend('size: 3\nextends: nope\n')).toThrow(/^my\.yaml:2:10: extends: study must be one of base, .*, but got "nope"$/);
  });
});
