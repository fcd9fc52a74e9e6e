// A JSON Schema of studies from the members' own schemas, by which editors complete and check what is written.
import { z } from 'zod';
import type { Catalogue, Entry } from './catalogue.ts';
import { collapseSchema } from './collapse-definition.ts';
import { decodingShape } from './decoding.ts';
import type { Lab } from './domain.ts';
import { toJson, type JsonSchema } from './json-schema.ts';
import { scheduleSchema } from './schedule.ts';
import { DEFAULT_MEASURES, studySchema } from './study.ts';
import { sweepSchema } from './sweep.ts';

/** Whether every required key must be there, or another study or a sweep may give it. */
type Mode = 'whole' | 'partial';

/** A JSON Schema (draft 7) of studies, for completion and checks in editors. */
export function studyJsonSchema(lab: Lab): JsonSchema {
  const base = toJson(studySchema);
  return {
    ...base,
    definitions: { schedule: { anyOf: [toJson(scheduleSchema), { type: 'array', items: { type: 'number' }, minItems: 1, description: 'by generation from 1 on; the last one holds on' }] } },
    properties: {
      ...base.properties,
      extends: { type: 'string', description: 'another study, by name or path, from which this one has what it does not say itself' },
      decoding: schedulable(toJson(z.strictObject(decodingShape).partial())),
      sweep: toJson(sweepSchema),
      ...members(lab, 'partial'),
    },
    required: [],
    // What a study extends or varies need not stand in it.
    if: { anyOf: [{ required: ['extends'] }, { required: ['sweep'] }] },
    then: { not: { required: ['model', 'members'] } },
    else: { required: base.required ?? [], properties: members(lab, 'whole'), oneOf: [{ required: ['model'] }, { required: ['members'] }] },
  };
}

/** What a study says of catalogue members, and of collapse, by key. */
function members(lab: Lab, mode: Mode): Record<string, JsonSchema> {
  const domains = lab.domains.map((domain) =>
    domain.open((d) => ({
      worlds: variants(d.worlds, { mode, moving: true }),
      families: variants(d.families, { mode, tag: 'family' }),
      selections: variants(d.selections, { mode, moving: true, inner: { reward: { anyOf: [{ enum: d.rewards.ids }, ...variants(d.rewards, { mode, moving: true })] } } }),
      measures: variants(d.measures, { mode }),
      measureIds: d.measures.ids,
    })),
  );
  const any = (pick: (domain: (typeof domains)[number]) => JsonSchema[]): JsonSchema => ({ anyOf: domains.flatMap(pick) });
  const family = any(({ families }) => families);
  const measure = any(({ measures }) => measures);
  const collapse = toJson(collapseSchema);
  return {
    world: any(({ worlds }) => worlds),
    model: family,
    members: { type: 'array', items: family, minItems: 1 },
    policy: { anyOf: variants(lab.policies, { mode, moving: true }) },
    collapse: mode === 'whole' ? collapse : { ...collapse, required: [] },
    selection: { type: 'array', items: any(({ selections }) => selections) },
    measures: { type: 'array', minItems: 1, items: { anyOf: [{ enum: [...new Set([DEFAULT_MEASURES, ...domains.flatMap(({ measureIds }) => measureIds)])].sort() }, measure] } },
  };
}

interface VariantOptions {
  readonly mode: Mode;
  readonly tag?: 'kind' | 'family';
  /** Whether its numbers may be scheduled. */
  readonly moving?: boolean;
  /** By catalogue, what stands for parameters that name its members. */
  readonly inner?: Readonly<Record<string, JsonSchema>>;
}

/** One schema per member, told apart by its name. */
function variants(catalogue: Catalogue<unknown>, { mode, tag = 'kind', moving = false, inner = {} }: VariantOptions): JsonSchema[] {
  return catalogue.ids.map((id) => {
    const entry: Entry<unknown> = catalogue.get(id);
    const schema = toJson(entry.parameters);
    const { properties = {}, required = [] } = moving ? schedulable(schema) : schema;
    const named = Object.entries(properties).map(([name, each]) => {
      const { catalogue: other, description = '' } = each as JsonSchema;
      return [name, typeof other === 'string' && inner[other] ? { description, ...inner[other] } : each];
    });
    return { type: 'object', description: entry.summary, properties: { [tag]: { const: id }, ...(Object.fromEntries(named) as typeof properties) }, required: mode === 'whole' ? [tag, ...required] : [], additionalProperties: false };
  });
}

/** The schema with a schedule allowed wherever it has a number. */
function schedulable(schema: JsonSchema): JsonSchema {
  const { type, properties, items, anyOf } = schema;
  if (type === 'number' || type === 'integer') return { anyOf: [schema, { $ref: '#/definitions/schedule' }] };
  const inside = (each: unknown): JsonSchema => (typeof each === 'object' && each !== null ? schedulable(each as JsonSchema) : {});
  return {
    ...schema,
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, inside(each)])) }),
    ...(items !== undefined && { items: Array.isArray(items) ? items.map(inside) : inside(items) }),
    ...(anyOf && { anyOf: anyOf.map(inside) }),
  };
}
