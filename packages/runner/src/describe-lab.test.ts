import { describe, expect, it } from 'vitest';
import { describeLab, studyJsonSchema } from './describe-lab.ts';
import { toyLab } from './testing/toy-lab.ts';

describe('the catalogue', () => {
  it('names every member by kind, with its parameters from its schema', () => {
    const members = describeLab(toyLab);
    expect([...new Set(members.map(({ kind }) => kind))]).toEqual(['world', 'family', 'policy', 'selection', 'measure']);
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

  it('allows a schedule wherever a policy or world has a number, and not in a family', () => {
    const text = (key: string): string => JSON.stringify(schema.properties![key]);
    expect(text('policy')).toContain('#/definitions/schedule');
    expect(text('world')).toContain('#/definitions/schedule');
    expect(text('model')).not.toContain('#/definitions/schedule');
  });
});
