// Catalogues: named members with a schema for their parameters. A member is one file and one line in its folder's all.ts.
import type { z } from 'zod';
import { nearest, UserError } from './errors.ts';
import type { Named } from './study.ts';

/** A catalogue member: made from parameters that its schema has checked. */
export interface Entry<T> {
  readonly id: string;
  /** One sentence for people choosing. */
  readonly summary: string;
  /** Strict: an unknown key is an error. */
  readonly parameters: z.ZodObject;
  /** What it can do that others of its kind cannot, so that a study which needs that can be told who does. */
  readonly offers?: readonly string[];
  /** Checks `parameters` and makes the member; throws ZodError. */
  create(parameters: unknown): T;
}

/** Defines a catalogue member; its parameters' type follows from their schema. */
export function defineEntry<S extends z.ZodObject, T>(spec: {
  readonly id: string;
  readonly summary: string;
  readonly parameters: S;
  readonly offers?: readonly string[];
  create(parameters: z.output<S>): T;
}): Entry<T> {
  return { ...spec, create: (parameters) => spec.create(spec.parameters.parse(parameters)) };
}

/** Members of one kind by id. */
export class Catalogue<T> {
  /** What the members are, in the singular: `family`, `policy`. */
  readonly kind: string;
  private readonly byId: ReadonlyMap<string, Entry<T>>;

  constructor(kind: string, entries: Iterable<Entry<T>>) {
    this.kind = kind;
    const byId = new Map<string, Entry<T>>();
    for (const entry of entries) {
      if (byId.has(entry.id)) throw new Error(`two members of kind ${kind} are called "${entry.id}"`);
      byId.set(entry.id, entry);
    }
    this.byId = byId;
  }

  get ids(): string[] {
    return [...this.byId.keys()].sort();
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  /** A catalogue of these members and more. */
  with(entries: readonly Entry<T>[]): Catalogue<T> {
    return new Catalogue(this.kind, [...this.byId.values(), ...entries]);
  }

  /** The member called `id`; throws UserError with the nearest spelling and all known ids. */
  get(id: string): Entry<T> {
    const entry = this.byId.get(id);
    if (entry) return entry;
    throw new UserError(unknownId(this.kind, id, this.ids));
  }
}

/** The member that a study names, made from the parameters beside its name. */
export function createNamed<T>(catalogue: Catalogue<T>, { kind, ...parameters }: Named): T {
  return catalogue.get(kind).create(parameters);
}

/** One line about an id that no member has. */
export function unknownId(kind: string, id: string, known: readonly string[]): string {
  const near = nearest(id, known);
  return `${kind} must be one of ${[...known].sort().join(', ')}, but got "${id}"${near ? `; did you mean "${near}"?` : ''}`;
}
