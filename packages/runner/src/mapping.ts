// Mappings of YAML and JSON, and those of them that are members.

export type Mapping = Readonly<Record<string, unknown>>;

/** Keys whose value, where it is a name, says what a mapping is; a list of names is an axis. */
const TAGS = ['kind', 'family', 'schedule'];

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a mapping is by its name, a kind, a family or a schedule; undefined of one that is none of them. */
export function tagOf(value: Mapping): string | undefined {
  return TAGS.map((tag) => value[tag]).find((name) => typeof name === 'string');
}
