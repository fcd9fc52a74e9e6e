import { describe, expect, it } from 'vitest';
import { duration, Progress } from './progress.ts';
import { findStudies } from './studies.ts';

const { studies } = await findStudies('seed-mixture', ['generations=9', 'chains=2', 'control=0']);
const runs = studies.map((study) => ({ folder: 'run', study }));
const quiet = { write: () => true };
const generation = (chain: number, t: number, resumed = false) => ({ folder: 'run', event: { type: 'generation' as const, arm: 'loop' as const, chain, generation: t, resumed } });

describe('progress', () => {
  it('counts generations over chains, generation 0 among them', () => {
    const progress = new Progress(runs, quiet, 'seed-mixture');
    progress.on(generation(0, 0));
    progress.on(generation(0, 1));
    progress.on(generation(1, 0));
    expect(progress.line()).toContain('seed-mixture ███░░░░░░░░░░░░░░░░░ 3 / 20 generations');
  });

  it('counts what an earlier attempt did, and a chain that ended early as done', () => {
    const progress = new Progress(runs, quiet, 'seed-mixture');
    progress.on(generation(0, 5, true));
    progress.on({ folder: 'run', event: { type: 'end', outcome: { arm: 'loop', chain: 1, status: 'ended', generation: 2 }, planned: 9 } });
    expect(progress.line()).toContain('16 / 20 generations');
  });

  it('keeps the chains of different runs apart, and says what is to come', () => {
    const said: string[] = [];
    const progress = new Progress([...runs, { folder: 'other', study: studies[0]! }], { write: (text: string) => said.push(text) }, 'both');
    progress.announce();
    expect(said).toEqual(['both: 4 chains, 40 generations\n']);
    const one: string[] = [];
    new Progress([{ folder: 'run', study: { ...studies[0]!, chains: 1, control: 0, generations: 1000 } }], { write: (text: string) => one.push(text) }, 'one').announce();
    expect(one).toEqual(['one: 1 chain, 1,001 generations\n']);
    progress.on(generation(0, 0));
    progress.on({ ...generation(0, 0), folder: 'other' });
    expect(progress.line()).toContain('2 / 40');
  });

  it('promises nothing before it can know', () => {
    expect(new Progress(runs, quiet, 'x').line()).toContain('starting');
  });

  it('says times as people do', () => {
    expect([0.2, 59, 61, 3599, 7500].map(duration)).toEqual(['1 s', '59 s', '1 min 1 s', '59 min 59 s', '2 h 5 min']);
  });
});
