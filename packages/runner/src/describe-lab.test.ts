import { describe, expect, it } from 'vitest';
import { describeLab } from './describe-lab.ts';
import { toyLab } from './testing/toy-lab.ts';

describe('the catalogue', () => {
  it('names every member by kind, with its parameters from its schema', () => {
    const members = describeLab(toyLab);
    expect([...new Set(members.map(({ kind }) => kind))]).toEqual(['world', 'family', 'policy', 'selection', 'reward', 'measure']);
    expect(members.find(({ id }) => id === 'normal')).toEqual({
      kind: 'world',
      domain: 'numbers',
      id: 'normal',
      summary: 'N(mean, 1).',
      parameters: [
        { name: 'mean', type: 'number', required: false, default: 0, summary: '' },
        { name: 'reserve', type: 'integer', required: false, summary: '' },
        { name: 'notes', type: 'string', required: false, summary: '' },
      ],
    });
    expect(members.find(({ id }) => id === 'mix')?.parameters.find(({ name }) => name === 'realFrom')).toMatchObject({ type: 'fresh | fixed', required: true });
  });

  it('says where a parameter names a member of another catalogue', () => {
    const { parameters } = describeLab(toyLab).find(({ id }) => id === 'curate')!;
    expect(parameters.find(({ name }) => name === 'reward')).toMatchObject({ type: 'reward', required: true });
  });

  it('leaves no member without a sentence about it', () => {
    for (const { id, summary } of describeLab(toyLab)) expect([id, summary.endsWith('.')]).toEqual([id, true]);
  });
});
