import { describe, expect, it } from 'vitest';
import { describeLab, studyJsonSchema } from './describe-lab.ts';
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

describe('the JSON Schema', () => {
  const schema = studyJsonSchema(toyLab);

  it('is draft 7 and tells members apart by their names', () => {
    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
    const worlds = schema.properties!['world'] as { anyOf: { properties: { kind: unknown } }[] };
    expect(worlds.anyOf.map(({ properties }) => properties.kind)).toEqual([{ const: 'normal' }]);
  });

  it('takes a reward by its name, or with its parameters', () => {
    const { items } = schema.properties!['selection'] as { items: { anyOf: { properties: Record<string, { const?: string; anyOf?: unknown[] }> }[] } };
    const { reward } = items.anyOf.find(({ properties }) => properties['kind']!.const === 'curate')!.properties;
    expect(reward!.anyOf![0]).toEqual({ enum: ['length', 'log-likelihood'] });
    expect(reward!.anyOf![1]).toMatchObject({ properties: { kind: { const: 'length' } }, additionalProperties: false });
  });

  it('knows what counts as collapse', () => {
    expect(schema.properties!['collapse']).toMatchObject({ type: 'object', required: ['measure', 'persist'], properties: { low: { type: 'number' }, persist: { type: 'integer', minimum: 1 } } });
  });

  it('allows a schedule wherever a policy or world has a number, and not in a family', () => {
    const text = (key: string): string => JSON.stringify(schema.properties![key]);
    expect(text('policy')).toContain('#/definitions/schedule');
    expect(text('world')).toContain('#/definitions/schedule');
    expect(text('model')).not.toContain('#/definitions/schedule');
  });
});
