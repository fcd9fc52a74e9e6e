// The two-way map between string tokens and dense ids.

/** Types numbered 0, 1, 2, … in order of first appearance. */
export class Vocabulary {
  private readonly ids = new Map<string, number>();
  private readonly types: string[] = [];

  /** Number of types. */
  get size(): number {
    return this.types.length;
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
