// The laboratory described from its members' schemas, for the catalogue.
import type { z } from 'zod';
import type { Catalogue } from './catalogue.ts';
import type { Lab } from './domain.ts';
import { toJson, type JsonSchema } from './json-schema.ts';

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

function describeParameters(schema: z.ZodObject): ParameterDescription[] {
  const { properties = {}, required = [] } = toJson(schema);
  return Object.entries(properties).map(([name, property]) => {
    const { description = '', default: fallback } = property as JsonSchema;
    return { name, type: typeName(property as JsonSchema), required: required.includes(name), ...(fallback !== undefined && { default: fallback }), summary: description };
  });
}

function typeName({ type, enum: values, const: only, items, anyOf, oneOf, catalogue }: JsonSchema): string {
  // A parameter that names a member of another catalogue.
  if (typeof catalogue === 'string') return catalogue;
  if (values) return values.map(String).join(' | ');
  if (only !== undefined) return String(only);
  if (type === 'array') return `${typeof items === 'object' && !Array.isArray(items) ? typeName(items as JsonSchema) : 'value'}[]`;
  if (typeof type === 'string') return type;
  const choices = anyOf ?? oneOf;
  return choices ? [...new Set(choices.map((each) => typeName(each as JsonSchema)))].join(' or ') : 'value';
}
