// How a study names a smoothing: by its id, or with parameters of its own.
import { UserError } from '@collapse-lab/runner';
import { z } from 'zod';
import type { Smoothing } from './smoothing.ts';
import { smoothings } from './smoothings/registry.ts';

/** A smoothing's id, or its id as `kind` beside its parameters. */
export type NamedSmoothing = string | { readonly kind: string };

function parted(named: NamedSmoothing): { kind: string; rest: object } {
  const { kind, ...rest } = typeof named === 'string' ? { kind: named } : named;
  return { kind, rest };
}

/** What is wrong with a smoothing so named, in zod's terms. */
function mistakes(named: NamedSmoothing): readonly z.core.$ZodRawIssue[] {
  const { kind, rest } = parted(named);
  try {
    const checked = smoothings.get(kind).parameters.safeParse(rest, { reportInput: true });
    return checked.success ? [] : checked.error.issues.map((issue) => ({ ...issue, path: [...issue.path] }) as z.core.$ZodRawIssue);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // The name of the parameter stands before it.
    return [{ code: 'custom', input: named, message: error.message.replace(/^smoothing /, '') }];
  }
}

/** The smoothings that a bare id does not say enough of, as they are written. */
export const smoothingsWithParameters = smoothings.ids
  .filter((id) => mistakes(id).length > 0)
  .map((id) => `{ kind: ${[id, ...Object.keys(smoothings.get(id).parameters.shape)].join(', ')} }`);

/** The parameter of a family that names its smoothing; the JSON Schema shows what each member takes. */
export const namedSmoothing = z
  .union([z.string(), z.looseObject({ kind: z.string() })])
  .check(({ value, issues }) => {
    issues.push(...mistakes(value));
  })
  .meta({ anyOf: [{ enum: smoothings.ids.filter((id) => mistakes(id).length === 0) }, { type: 'object', oneOf: smoothings.ids.map(schemaOf) }] });

/** The smoothing that a study names; throws ZodError or UserError where there is none such. */
export function smoothingOf(named: NamedSmoothing): Smoothing {
  const { kind, rest } = parted(named);
  return smoothings.get(kind).create(rest);
}

function schemaOf(kind: string): object {
  const { parameters } = smoothings.get(kind);
  const schema = z.toJSONSchema(parameters.extend({ kind: z.literal(kind) }), { target: 'draft-7', io: 'input' });
  delete schema.$schema;
  return schema;
}
