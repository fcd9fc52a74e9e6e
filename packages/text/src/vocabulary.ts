// The two-way map between string tokens and dense ids.

/** Types that have their number beforehand, and further ones in order of first appearance. */
export class Vocabulary {
  private readonly ids = new Map<string, number>();
  private readonly types: (string | undefined)[];

  /** `known`: types by id; there may be ids without one. */
  constructor(known: readonly (string | undefined)[] = []) {
    this.types = [...known];
    for (const [id, token] of this.types.entries()) if (token !== undefined) this.ids.set(token, id);
  }

  /** One more than the largest id. */
  get size(): number {
    return this.types.length;
  }

  /** Types by id. */
  get names(): readonly (string | undefined)[] {
    return this.types;
  }

  /** The id of `token`, which is given the next free one when it is new. */
  add(token: string): number {
    const known = this.ids.get(token);
    if (known !== undefined) return known;
    const id = this.types.length;
    this.ids.set(token, id);
    this.types.push(token);
    return id;
  }

  /** The token with this id; throws RangeError for an id that was never given. */
  token(id: number): string {
    const token = this.types[id];
    if (token === undefined) throw new RangeError(`token id must be below ${this.types.length}, but got ${id}`);
    return token;
  }
}
