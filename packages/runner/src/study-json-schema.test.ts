import { describe, expect, it } from 'vitest';
import { studyJsonSchema } from './study-json-schema.ts';
import { toyLab } from './testing/toy-lab.ts';

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
    const { collapse } = (schema.else as typeof schema).properties!;
    expect(collapse).toMatchObject({ type: 'object', required: ['measure', 'persist'], properties: { low: { type: 'number' }, persist: { type: 'integer', minimum: 1 } } });
  });

  it('allows a schedule wherever a policy or world has a number, and not in a family', () => {
    const text = (key: string): string => JSON.stringify(schema.properties![key]);
    expect(text('policy')).toContain('#/definitions/schedule');
    expect(text('world')).toContain('#/definitions/schedule');
    expect(text('model')).not.toContain('#/definitions/schedule');
  });
});
