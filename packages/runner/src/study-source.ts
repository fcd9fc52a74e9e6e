// A study as its author wrote it: a YAML document with key=value overrides, which knows the place of every value.
import { isMap, isNode, isScalar, LineCounter, parse, parseDocument, type Document, type Pair } from 'yaml';
import { UserError } from './errors.ts';

export type Path = readonly (string | number)[];

/** Where a study comes from. */
export interface StudySource {
  /** What to call it in messages: the file's path. */
  readonly name: string;
  readonly text: string;
  /** `key=value` words; keys are dotted paths, values YAML. Later ones win. */
  readonly overrides?: readonly string[];
}

/** The parsed document and where its values stand. */
export class LocatedStudy {
  readonly value: unknown;
  private readonly document: Document;
  private readonly lines = new LineCounter();
  private readonly name: string;
  /** Dotted path → the override that set it. */
  private readonly overridden = new Map<string, string>();

  constructor({ name, text, overrides = [] }: StudySource) {
    this.name = name;
    this.document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false });
    const [error] = this.document.errors;
    if (error) throw new UserError(`${this.at(error.pos[0])} study must be YAML, but ${lowerFirst(firstLine(error.message))}`);
    if (!isMap(this.document.contents)) throw new UserError(`${this.at(0)} study must be a YAML mapping with the keys world, model, policy, …; see an embedded study for an example`);
    for (const override of overrides) this.override(override);
    this.value = this.document.toJS();
  }

  /** `file:line:column:` of the value at this path, of its key when `atKey`, or of its nearest ancestor; or the override. */
  place(path: Path, atKey = false): string {
    const override = this.overrideOf(path.join('.'));
    if (override) return `argument "${override}":`;
    for (let depth = path.length; depth >= 0; depth--) {
      const offset = this.offset(path.slice(0, depth), atKey && depth === path.length);
      if (offset !== undefined) return this.at(offset);
    }
    return this.at(0);
  }

  private override(word: string): void {
    const equals = word.indexOf('=');
    if (equals < 1) throw new UserError(`argument "${word}": override must be key=value, such as generations=100 or policy.real=0.1`);
    const key = word.slice(0, equals);
    const path = key.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    let value: unknown;
    try {
      value = parse(word.slice(equals + 1));
    } catch {
      throw new UserError(`argument "${word}": value must be YAML, such as 0.1, true, name or [1, 2]`);
    }
    // A scalar or nothing on the way down is replaced, so that the schema judges the path and not the editor.
    for (let depth = 1; depth < path.length; depth++) {
      const above = this.document.getIn(path.slice(0, depth), true);
      if (above === undefined || isScalar(above)) this.document.setIn(path.slice(0, depth), this.document.createNode({}));
    }
    this.document.setIn(path, this.document.createNode(value));
    this.overridden.set(path.join('.'), word);
  }

  /** The last override of this path, of one of its ancestors, or of something in it. */
  private overrideOf(path: string): string | undefined {
    if (path === '') return undefined;
    const touches = (key: string): boolean => path === key || path.startsWith(`${key}.`) || key.startsWith(`${path}.`);
    return [...this.overridden].filter(([key]) => touches(key)).at(-1)?.[1];
  }

  private offset(path: Path, atKey: boolean): number | undefined {
    if (path.length === 0) return this.document.contents?.range?.[0];
    const parent: unknown = path.length === 1 ? this.document.contents : this.document.getIn(path.slice(0, -1), true);
    if (isMap(parent)) {
      const pair = parent.items.find((item: Pair) => (isScalar(item.key) ? item.key.value : item.key) === path.at(-1));
      const node = atKey ? pair?.key : (pair?.value ?? pair?.key);
      return isNode(node) ? node.range?.[0] : undefined;
    }
    const node = this.document.getIn(path, true);
    return isNode(node) ? node.range?.[0] : undefined;
  }

  private at(offset: number): string {
    const { line, col } = this.lines.linePos(offset);
    return `${this.name}:${line}:${col}:`;
  }
}

function firstLine(text: string): string {
  return text.split('\n')[0]!;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
