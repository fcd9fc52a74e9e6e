// How a study names a member of a catalogue inside a family or a world: by its id, or as `kind` beside parameters of its own.
import { UserError, type Catalogue } from '@collapse-lab/runner';
import { z } from 'zod';

/** A member's id, or its id as `kind` beside its parameters. */
export type NamedMember = string | { readonly kind: string };

export interface NamedMembers<T> {
  /** The parameter that names one; the JSON Schema shows what each member takes. */
  readonly schema: z.ZodType<NamedMember, NamedMember>;
  /** The members that a bare id does not say enough of, as they are written. */
  readonly withParameters: readonly string[];
  /** The member that a study names; throws ZodError or UserError where there is none such. */
  of(named: NamedMember): T;
}

export function namedMembers<T>(catalogue: Catalogue<T>): NamedMembers<T> {
  const bare = catalogue.ids.filter((id) => mistakes(catalogue, id).length === 0);
  return {
    schema: z
      .union([z.string(), z.looseObject({ kind: z.string() })])
      .check(({ value, issues }) => {
        issues.push(...mistakes(catalogue, value));
      })
      .meta({ anyOf: [...(bare.length > 0 ? [{ enum: bare }] : []), { type: 'object', oneOf: catalogue.ids.map((id) => schemaOf(catalogue, id)) }] }),
    withParameters: catalogue.ids.filter((id) => !bare.includes(id)).map((id) => `{ kind: ${[id, ...Object.keys(catalogue.get(id).parameters.shape)].join(', ')} }`),
    of(named) {
      const { kind, rest } = parted(named);
      return catalogue.get(kind).create(rest);
    },
  };
}

function parted(named: NamedMember): { kind: string; rest: object } {
  const { kind, ...rest } = typeof named === 'string' ? { kind: named } : named;
  return { kind, rest };
}

/** What is wrong with a member so named, in zod's terms. */
function mistakes<T>(catalogue: Catalogue<T>, named: NamedMember): readonly z.core.$ZodRawIssue[] {
  const { kind, rest } = parted(named);
  try {
    const checked = catalogue.get(kind).parameters.safeParse(rest, { reportInput: true });
    return checked.success ? [] : checked.error.issues.map((issue) => ({ ...issue, path: [...issue.path] }) as z.core.$ZodRawIssue);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // The name of the parameter stands before it.
    return [{ code: 'custom', input: named, message: error.message.replace(`${catalogue.kind} `, '') }];
  }
}

function schemaOf<T>(catalogue: Catalogue<T>, kind: string): object {
  const { parameters } = catalogue.get(kind);
  const schema = z.toJSONSchema(parameters.extend({ kind: z.literal(kind) }), { target: 'draft-7', io: 'input' });
  delete schema.$schema;
  return schema;
}
