// The laboratory described from its members' schemas: for the catalogue, and as a JSON Schema for editors.
import { z } from 'zod';
import type { Catalogue, Entry } from './catalogue.ts';
import { collapseSchema } from './collapse-definition.ts';
import type { Lab } from './domain.ts';
import { decodingShape } from './decoding.ts';
import { scheduleSchema } from './schedule.ts';
import { studySchema } from './study.ts';

/** One parameter of a member. */
export interface ParameterDescription {
  readonly name: string;
  /** Its type in a word or two: `number`, `n | n-1`, `number[]`. */
  readonly type: string;
  readonly required: boolean;
  readonly default?: unknown;
  readonly summary: string;
}

/** One member of a catalogue. */
export interface MemberDescription {
  readonly kind: string;
  /** Absent for members that serve every domain. */
  readonly domain?: string;
  readonly id: string;
  readonly summary: string;
  readonly parameters: readonly ParameterDescription[];
}

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Every member that a study may name, kind by kind. */
export function describeLab(lab: Lab): MemberDescription[] {
  const members: MemberDescription[] = [];
  const add = (catalogue: Catalogue<unknown>, domain?: string): void => {
    for (const id of catalogue.ids) {
      const { summary, parameters } = catalogue.get(id);
      members.push({ kind: catalogue.kind, ...(domain !== undefined && { domain }), id, summary, parameters: describeParameters(parameters) });
    }
  };
  for (const domain of lab.domains) {
    domain.open((d) => {
      for (const catalogue of [d.worlds, d.families, d.selections, d.rewards, d.measures]) add(catalogue, domain.id);
    });
  }
  add(lab.policies);
  const order = ['world', 'family', 'policy', 'selection', 'reward', 'measure'];
  return members.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

function toJson(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, { target: 'draft-7', io: 'input', unrepresentable: 'any' });
}

function describeParameters(schema: z.ZodObject): ParameterDescription[] {
  const { properties = {}, required = [] } = toJson(schema);
  return Object.entries(properties).map(([name, property]) => {
    const { description = '', default: fallback } = property as JsonSchema;
    return { name, type: typeName(property as JsonSchema), required: required.includes(name), ...(fallback !== undefined && { default: fallback }), summary: description };
  });
}

function typeName({ type, enum: values, const: only, items, anyOf, catalogue }: JsonSchema): string {
  // A parameter that names a member of another catalogue.
  if (typeof catalogue === 'string') return catalogue;
  if (values) return values.map(String).join(' | ');
  if (only !== undefined) return String(only);
  if (anyOf) return anyOf.map((each) => typeName(each as JsonSchema)).join(' or ');
  if (type === 'array') return `${typeof items === 'object' && !Array.isArray(items) ? typeName(items as JsonSchema) : 'value'}[]`;
  return typeof type === 'string' ? type : 'value';
}

/** A JSON Schema (draft 7) of studies, for completion and checks in editors. */
export function studyJsonSchema(lab: Lab): JsonSchema {
  const base = toJson(studySchema);
  const domains = lab.domains.map((domain) =>
    domain.open((d) => ({
      worlds: variants(d.worlds, 'kind', true),
      families: variants(d.families, 'family', false),
      selections: variants(d.selections, 'kind', true, { reward: { anyOf: [{ enum: d.rewards.ids }, ...variants(d.rewards, 'kind', true)] } }),
      measures: variants(d.measures, 'kind', false),
    })),
  );
  const any = (pick: (domain: (typeof domains)[number]) => JsonSchema[]): JsonSchema => ({ anyOf: domains.flatMap(pick) });
  const family = any(({ families }) => families);
  const measure = any(({ measures }) => measures);
  return {
    ...base,
    definitions: { schedule: toJson(scheduleSchema) },
    properties: {
      ...base.properties,
      extends: { type: 'string', description: 'another study, by name or path, from which this one has what it does not say itself' },
      world: any(({ worlds }) => worlds),
      model: family,
      members: { type: 'array', items: family, minItems: 1 },
      policy: { anyOf: variants(lab.policies, 'kind', true) },
      decoding: schedulable(toJson(z.strictObject(decodingShape).partial())),
      collapse: toJson(collapseSchema),
      selection: { type: 'array', items: any(({ selections }) => selections) },
      measures: { type: 'array', minItems: 1, items: { anyOf: [{ type: 'string' }, measure] } },
    },
    // What a study extends, or overrides give, need not stand in it.
    required: [],
  };
}

/** One schema per member, told apart by its name; `inner` by catalogue is what stands for parameters that name its members. */
function variants(catalogue: Catalogue<unknown>, tag: string, numbersMayMove: boolean, inner: Readonly<Record<string, JsonSchema>> = {}): JsonSchema[] {
  return catalogue.ids.map((id) => {
    const entry: Entry<unknown> = catalogue.get(id);
    const schema = toJson(entry.parameters);
    const { properties = {}, required = [] } = numbersMayMove ? schedulable(schema) : schema;
    const named = Object.entries(properties).map(([name, each]) => {
      const { catalogue: other, description = '' } = each as JsonSchema;
      return [name, typeof other === 'string' && inner[other] ? { description, ...inner[other] } : each];
    });
    return { type: 'object', description: entry.summary, properties: { [tag]: { const: id }, ...(Object.fromEntries(named) as typeof properties) }, required: [tag, ...required], additionalProperties: false };
  });
}

/** The schema with a schedule allowed wherever it has a number. */
function schedulable(schema: JsonSchema): JsonSchema {
  const { type, properties, items } = schema;
  if (type === 'number' || type === 'integer') return { anyOf: [schema, { $ref: '#/definitions/schedule' }] };
  const inside = (each: unknown): JsonSchema => (typeof each === 'object' && each !== null ? schedulable(each as JsonSchema) : {});
  return {
    ...schema,
    ...(properties && { properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, inside(each)])) }),
    ...(items !== undefined && !Array.isArray(items) && { items: inside(items) }),
  };
}
