import { describe, expect, it } from 'vitest';
import { UserError } from './errors.ts';
import { parseStudy } from './parse-study.ts';
import { extendLab } from './plugin.ts';
import { toyLab, toyStudy } from './testing/toy-lab.ts';

const parse = (text: string, ...overrides: string[]) => parseStudy({ name: 'my.yaml', text, overrides }, toyLab);
const complaint = (text: string, ...overrides: string[]): string => {
  try {
    parse(text, ...overrides);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return (error as Error).message;
  }
  throw new Error('no mistake was found');
};

describe('a study that is right', () => {
  it('is completed with every default, so that the resolved study says all that decides the numbers', () => {
    expect(parse(toyStudy)).toEqual({
      name: 'toy',
      title: 'toy',
      world: { kind: 'normal', mean: 0 },
      model: { family: 'spread', milliseconds: 0 },
      policy: { kind: 'mix', real: 0.25, synthetic: 0.5, realFrom: 'fresh' },
      decoding: {},
      selection: [],
      size: 20,
      heldOut: 10,
      generations: 12,
      chains: 3,
      control: 1,
      floor: 0,
      seed: 1,
      record: 1,
      measures: [{ kind: 'sizes' }, { kind: 'parameters' }, { kind: 'odd' }],
    });
  });

  it('parses to itself when its resolved form is read back', () => {
    const study = parse(toyStudy);
    expect(parse(JSON.stringify(study))).toEqual(study);
  });

  it('has the default measures where a list says so, less those that it names besides', () => {
    const kinds = (measures: string): string[] => parse(toyStudy, `measures=${measures}`).measures.map(({ kind }) => kind);
    expect(kinds('[default, tails]')).toEqual(['sizes', 'parameters', 'odd', 'tails']);
    expect(kinds('[origins, default, sizes]')).toEqual(['origins', 'parameters', 'odd', 'sizes']);
    expect(complaint(toyStudy, 'measures=[default, od]')).toContain('but got "od"; did you mean "odd"?');
  });

  it('takes overrides as typed YAML values, the last one winning', () => {
    const study = parse(toyStudy, 'chains=5', 'policy.real=0.5', 'seed=alpha', 'chains=7', 'measures=[sizes]');
    expect(study).toMatchObject({ chains: 7, policy: { real: 0.5 }, seed: 'alpha', measures: [{ kind: 'sizes' }] });
  });
});

describe('a reward', () => {
  const reward = (given: string): string => `selection=[{kind: curate, of: 2, reward: ${given}}]`;

  it('may be named alone or with its parameters, and is resolved alike', () => {
    for (const given of ['length', '{kind: length}']) {
      expect(parse(toyStudy, reward(given)).selection).toEqual([{ kind: 'curate', of: 2, reward: { kind: 'length' }, temperature: 1 }]);
    }
  });

  it.each([
    ['lenght', 'reward must be one of length, log-likelihood, but got "lenght"; did you mean "length"?'],
    ['{kind: length, weight: 2}', 'selection.0.reward.weight must be a known key; known keys: kind'],
    ['3', 'selection.0.reward must be a string or a mapping, but got 3'],
  ])('%s is one line with its place', (given, told) => {
    expect(complaint(toyStudy, reward(given))).toBe(`argument "${reward(given)}": ${told}`);
  });

  it('stands at its line and column in a file', () => {
    expect(complaint(`${toyStudy}selection:\n  - { kind: verify, keepRight: 1, keepWrong: 0, atLeast: 0, reward: lenght }\n`)).toMatch(/^my\.yaml:11:69: reward must be one of /);
  });

  it('may have parameters that change with the generation', () => {
    const lab = extendLab(toyLab, [{ path: 'mine.ts', plugin: (l) => l.defineReward({ domain: 'numbers', id: 'mine', summary: 'Mine.', parameters: l.z.strictObject({ weight: l.z.number().max(5) }), create: () => ({ reward: (items: Float64Array) => items }) }) }]);
    const scheduled = (to: number): string => `selection=[{kind: curate, of: 2, reward: {kind: mine, weight: {schedule: linear, from: 1, to: ${to}}}}]`;
    const study = (to: number) => parseStudy({ name: 'my.yaml', text: toyStudy, overrides: [scheduled(to)] }, lab);
    expect(study(5).selection[0]!['reward']).toEqual({ kind: 'mine', weight: { schedule: 'linear', from: 1, to: 5 } });
    expect(() => study(6)).toThrow('selection.0.reward.weight must be at most 5, but got');
  });
});

describe('a schedule', () => {
  it('may be a bare list wherever a number may be scheduled, and is resolved as one', () => {
    expect(parse(toyStudy, 'policy.real=[0.1, 0.2, 0.3]').policy['real']).toEqual({ schedule: 'list', values: [0.1, 0.2, 0.3] });
    expect(parse(toyStudy, 'world.mean=[0, 1]').world).toEqual({ kind: 'normal', mean: { schedule: 'list', values: [0, 1] } });
    const matrix = parse(toyStudy, 'members=[{family: spread}, {family: spread}]', 'policy={kind: exchange, realFrom: fresh, matrix: [[[0.5, 0], [0.5, 1], 0], [0, 0, 1]]}').policy['matrix'];
    const list = (values: number[]) => ({ schedule: 'list', values });
    expect(matrix).toEqual([[list([0.5, 0]), list([0.5, 1]), 0], [0, 0, 1]]);
  });

  it('of a parameter that is a whole number runs in whole numbers, and says so in the resolved study', () => {
    const study = parse(toyStudy, 'policy={ kind: window, last: { schedule: linear, from: 1, to: 4 } }');
    expect(study.policy).toEqual({ kind: 'window', last: { schedule: 'linear', from: 1, to: 4, whole: true } });
    expect(parse(JSON.stringify(study))).toEqual(study);
    expect(parse(toyStudy, 'policy.real={ schedule: linear, from: 0, to: 0.5 }').policy['real']).toEqual({ schedule: 'linear', from: 0, to: 0.5 });
  });

  it('is a list or a step of whole numbers only where its author wrote them', () => {
    expect(complaint(toyStudy, 'policy={ kind: window, last: [1, 2.5] }')).toContain('policy.last must be a whole number, but got 2.5 (in generation 2)');
  });

  it.each([
    ['policy.real={schedule: linaer, from: 0, to: 1}', 'policy.real.schedule must be one of 1/t, cosine, linear, list, step, but got "linaer"; did you mean "linear"?'],
    ['policy.real={schedule: linear, from: 0, to: 0.5, ends: 3}', 'policy.real.ends must be a known key; did you mean "end"?'],
    ['policy.real={schedule: list, from: 0}', 'policy.real.values is required: a list'],
    ['policy.real=[]', 'policy.real must be a number, but got []'],
    ['model.milliseconds=[1, 2]', 'model.milliseconds must be a number, but got [1,2]'],
  ])('%s is refused, naming what there is', (override, told) => {
    expect(complaint(toyStudy, override)).toContain(`argument "${override}": ${told}`);
  });
});

describe('what counts as collapse', () => {
  it('is left out where the study leaves it out, and is what it says where it says it', () => {
    expect(parse(toyStudy)).not.toHaveProperty('collapse');
    const rule = { measure: 'fittedStdDev', low: 0.1, persist: 2 };
    expect(parse(`${toyStudy}collapse: ${JSON.stringify(rule)}\n`).collapse).toEqual(rule);
  });

  it('is the convention with a change where one of its keys is changed', () => {
    expect(parse(toyStudy, 'collapse.low=0.3', 'collapse.measure=fittedStdDev').collapse).toEqual({ measure: 'fittedStdDev', low: 0.3, high: 2, persist: 3 });
  });

  it('must be told by a column that rows have', () => {
    // Parameters that nobody measures and decodings that nobody sets are in no row.
    expect(complaint(`${toyStudy}measures: [sizes, odd]\ncollapse: { measure: fittedStdDev, low: 0.1, persist: 2 }\n`)).toBe(
      'my.yaml:11:22: collapse.measure must be one of answeredShare, infinite, nan, realShare, sampleItems, sampleUnits, trainingItems, but got "fittedStdDev"',
    );
    expect(complaint(`${toyStudy}collapse: { measure: temperature, low: 0.1, persist: 2 }\n`)).toContain('collapse.measure must be one of ');
    expect(complaint(`${toyStudy}collapse: { measure: fittedStdDv, low: 0.1, persist: 2 }\n`)).toMatch(
      /^my\.yaml:10:22: collapse\.measure must be one of .*fittedStdDev.*, but got "fittedStdDv"; did you mean "fittedStdDev"\?$/,
    );
  });
});

describe('a study with a mistake', () => {
  it('names file, line and column of a value of the wrong type', () => {
    expect(complaint(toyStudy.replace('size: 20', 'size: many'))).toBe('my.yaml:5:7: size must be a number, but got "many"');
  });

  it.each([
    ['chains=0', 'argument "chains=0": chains must be at least 1, but got 0'],
    ['chains=2.5', 'argument "chains=2.5": chains must be a whole number, but got 2.5'],
    ['size=.nan', 'argument "size=.nan": size must be a number, but got NaN'],
    ['size=.inf', 'argument "size=.inf": size must be a number, but got Infinity'],
    ['policy.real=NaN', 'argument "policy.real=NaN": policy.real must be a number, but got "NaN"'],
    ['policy.real=1.5', 'argument "policy.real=1.5": policy.real must be at most 1, but got 1.5'],
    ['policy.realFrom=somewhere', 'argument "policy.realFrom=somewhere": policy.realFrom must be one of fresh, fixed, but got "somewhere"'],
    ['world=normal', 'argument "world=normal": world must be a mapping, but got "normal"'],
    ['nonsense', 'argument "nonsense": override must be key=value, such as generations=100 or policy.real=0.1'],
    ['seed=[', 'argument "seed=[": value must be YAML, such as 0.1, true, name or [1, 2]'],
    ['chainz=4', 'argument "chainz=4": chainz must be a known key; did you mean "chains"?'],
    ['policy.reel=0.1', 'argument "policy.reel=0.1": policy.reel must be a known key; did you mean "real"?'],
    ['model.family=spred', 'argument "model.family=spred": family must be one of spread, but got "spred"; did you mean "spread"?'],
    ['policy.kind=mixx', 'argument "policy.kind=mixx": policy must be one of accumulate, accumulate-mix, accumulate-subsample, augment-fixed, exchange, experience, fresh-every, mix, replace, weighted, window, but got "mixx"; did you mean "mix"?'],
    ['world.kind=normol', 'argument "world.kind=normol": world.kind must be one of normal, but got "normol"; did you mean "normal"?'],
    ['measures=[sizes, od]', 'argument "measures=[sizes, od]": measure must be one of held-out, odd, origins, parameters, refit-clock, retained-mass, sizes, subgroup, tails, but got "od"; did you mean "odd"?'],
    ['collapse={measure: fittedStdDev, low: 0.5}', 'argument "collapse={measure: fittedStdDev, low: 0.5}": collapse.persist is required: a number'],
    ['collapse={measure: fittedStdDev, persist: 3}', 'argument "collapse={measure: fittedStdDev, persist: 3}": collapse must have low, high or both, but got neither; give one of them'],
    ['collapse={measure: fittedStdDev, low: 2, high: 1, persist: 3}', 'argument "collapse={measure: fittedStdDev, low: 2, high: 1, persist: 3}": collapse must have a low of at most high, as what lies between them is sound; exchange them'],
    ['collapse={measure: fittedStdDev, low: 0.5, persist: 0}', 'argument "collapse={measure: fittedStdDev, low: 0.5, persist: 0}": collapse.persist must be at least 1, but got 0'],
    ['collapse={measure: fittedStdDev, lo: 0.5, persist: 3}', 'argument "collapse={measure: fittedStdDev, lo: 0.5, persist: 3}": collapse.lo must be a known key; did you mean "low"?'],
    ['collapse=soon', 'argument "collapse=soon": collapse must be a mapping, but got "soon"'],
    ['name=../escape', 'argument "name=../escape": name must be letters, digits, dots, hyphens and underscores, as it names the run folder, but got "../escape"'],
  ])('%s is one line with the constraint and the way out', (override, line) => {
    expect(complaint(toyStudy, override)).toBe(line);
  });

  it.each([
    ['policy.__proto__.x=1', '__proto__'],
    ['constructor=1', 'constructor'],
    ['world={ kind: normal, prototype: { x: 1 } }', 'prototype'],
    ['selection=[{ __proto__: 1 }]', '__proto__'],
  ])('%s is refused, as that key is none of a study', (override, key) => {
    expect(complaint(toyStudy, override)).toBe(`argument "${override}": key must be one of a study, but got "${key}"; choose another name`);
  });

  it('refuses such a key in a file at its place', () => {
    expect(complaint(toyStudy.replace('{ kind: normal }', '{ kind: normal, __proto__: { mean: 1 } }'))).toMatch(/^my\.yaml:2:24: key must be one of a study, but got "__proto__"/);
  });

  it('titles what overrides have changed by the changes, and leaves the title of what they have not', () => {
    const titled = `title: Nothing but normal\n${toyStudy}`;
    expect(parse(titled, 'policy.real=0.5').title).toBe('toy: policy.real=0.5');
    expect(parse(titled, 'chains=9').title).toBe('Nothing but normal');
    expect(parse(titled, 'policy.real=0.5', 'title=Half and half').title).toBe('Half and half');
  });

  it('drops the parameters that another kind does not have when an override changes the kind', () => {
    expect(parse(toyStudy, 'policy.kind=weighted', 'policy.weight=0.5').policy).toEqual({ kind: 'weighted', weight: 0.5, real: 0.25, synthetic: 0.5, realFrom: 'fresh' });
    expect(parse(toyStudy, 'policy.kind=accumulate').policy).toEqual({ kind: 'accumulate' });
    expect(parse(toyStudy, 'policy.kind=mix').policy).toMatchObject({ real: 0.25 });
  });

  it.each([
    ['world.means.x=3', 'x'],
    ['size=1e12', 'size must be at most 100000000'],
    ['chains=1e15', 'chains must be at most 1000000'],
  ])('%s is a mistake of the user, not a bug', (override, told) => {
    expect(complaint(toyStudy.replace('{ kind: normal }', '{ kind: normal, means: [1, 2] }'), override)).toContain(told);
  });

  it('refuses aliases without anchors', () => {
    expect(complaint(toyStudy.replace('chains: 3', 'chains: *three'))).toContain('aliases (*name) have anchors (&name)');
  });

  it('says which shares do not add up and what to set together', () => {
    expect(complaint(toyStudy, 'policy.real=0.9')).toBe(
      'argument "policy.real=0.9": policy shares must sum to 1, but got real 0.9 + synthetic 0.5 + carry 0 = 1.4; set policy.real, policy.synthetic and policy.carry together',
    );
  });

  it.each([
    ['{ kind: weighted, weight: 0.5, real: 0.001, realFrom: fresh }', 'real'],
    ['{ kind: weighted, weight: 0.5, synthetic: 0.001, realFrom: fresh }', 'synthetic'],
    ['{ kind: augment-fixed, real: 0.001 }', 'real'],
    ['{ kind: mix, real: 0.001, synthetic: 0.999, realFrom: fresh }', 'real'],
    ['{ kind: mix, real: 0.999, synthetic: 0.001, realFrom: fixed }', 'synthetic'],
    ['{ kind: accumulate-mix, real: 0.001, synthetic: 1 }', 'real'],
  ])('refuses a share of less than one item: %s', (policy, key) => {
    const text = toyStudy.replace(/^policy:.*$/m, `policy: ${policy}`);
    expect(complaint(text, 'size=999')).toMatch(new RegExp(`^my\\.yaml:\\d+:\\d+: policy\\.${key} must come to one item at least of size 999, as shares are rounded down, but got 0\\.001; raise it or size$`));
    expect(() => parse(text, 'size=1000')).not.toThrow('one item at least');
    expect(() => parse(text, 'size=10', `policy.${key}={schedule: linear, from: 0.001, to: 0.001}`)).not.toThrow('one item at least');
  });

  it('finds an unknown key at its own place and suggests the nearest spelling', () => {
    expect(complaint(toyStudy.replace('generations:', 'generation:'))).toBe(
      ['my.yaml:1:1: generations is required: a number', 'my.yaml:7:1: generation must be a known key; did you mean "generations"?'].join('\n'),
    );
  });

  it('says what is missing where it is missing', () => {
    expect(complaint(toyStudy.replace(', realFrom: fresh', ''))).toBe('my.yaml:4:1: policy.realFrom is required: one of fresh, fixed');
  });

  it('reports broken YAML with its place', () => {
    expect(complaint('name: [toy\n')).toMatch(/^my\.yaml:2:1: study must be YAML, but /);
  });

  it('refuses a file that is no mapping', () => {
    expect(complaint('just words')).toMatch(/^my\.yaml:1:1: study must be a YAML mapping/);
    expect(complaint('')).toMatch(/^my\.yaml:1:1: study must be a YAML mapping/);
  });
});
