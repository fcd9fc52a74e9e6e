import { UserError } from '@collapse-lab/runner';
import { describe, expect, it } from 'vitest';
import { systems, systemsNamed } from '../registry.ts';
import { lab } from '../testing/lab.ts';
import { checkEnough } from './enough.ts';
import { studiesOf } from './run-system.ts';

const told = (id: string, ...overrides: string[]) => {
  const [system] = systemsNamed([id]);
  return () => { checkEnough(system!, studiesOf(system!, { lab, quick: false, overrides }), lab); };
};

describe.each(systems.map((system) => [system.id, system] as const))('%s', (id, system) => {
  it('is refused with fewer generations or chains than its own forms have', () => {
    expect(told(id, 'generations=1')).toThrow(new RegExp(`^generations must be at least \\d+ for what ${id} checks, but got 1; leave it out$`));
    // Where nothing is drawn, one chain is all.
    const alone = studiesOf(system, { lab, quick: true }).every(({ chains }) => chains === 1);
    if (!alone) expect(told(id, 'chains=1')).toThrow(UserError);
  });
});

it('says what is the least, and why', () => {
  expect(told('optimal-weights')).not.toThrow();
  expect(told('optimal-weights', 'generations=5', 'chains=30')).toThrow('generations must be at least 40 for what optimal-weights checks, but got 5; leave it out');
  expect(told('variance-paths', 'chains=50')).toThrow('chains must be at least 400, as in the quick form of variance-paths, but got 50; leave it out, as tolerances are derived for no fewer');
  expect(told('eight-definitions', 'control=0')).toThrow('control must be at least 60, as in the quick form of eight-definitions, but got 0; leave it out');
});

it('asks of every cell of a sweep what it has in its own forms, and of other cells what the least has', () => {
  expect(told('kernel-circles', 'chains=12')).not.toThrow();
  expect(told('kernel-circles', 'chains=11')).toThrow('at least 12');
  expect(told('word-of-mouth', 'generations=1000')).toThrow('at least 10000');
  expect(told('word-of-mouth', 'sweep.paired.chains=[30, 30, 30, 2, 2, 2]')).not.toThrow();
  expect(told('word-of-mouth', 'sweep.paired.chains=[30, 30, 29, 2, 2, 2]')).toThrow('chains must be at least 30');
  expect(told('gaussian-replace', 'size=10', 'generations=300')).not.toThrow();
  expect(told('gaussian-replace', 'size=10', 'generations=299')).toThrow('at least 300');
});

it('asks for the whole sweep where theory knows its cells by their place', () => {
  expect(told('coevolving-texts', 'policy={kind: replace}')).toThrow('sweep must have its 3 studies for what coevolving-texts checks, but got 2; change only what it does not sweep over');
  expect(told('known-law', 'size=50')).not.toThrow();
  expect(told('gaussian-replace', 'size=10')).not.toThrow();
});
