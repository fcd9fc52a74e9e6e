// A study as its author wrote it: a YAML document with key=value overrides, which knows the place of every value.
import { isMap, isNode, isScalar, LineCounter, parse, parseDocument, type Document, type Pair } from 'yaml';
import { conventionalCollapse } from './collapse-definition.ts';
import { UserError } from './errors.ts';

export type Path = readonly (string | number)[];

/** Where a study comes from. */
export interface StudySource {
  /** What to call it in messages: the file's path. */
  readonly name: string;
  readonly text: string;
  /** `key=value` words; keys are dotted paths, values YAML. Later ones win. */
  readonly overrides?: readonly string[];
  /** The source of another study, as `extends:` names it. */
  readonly base?: (name: string) => StudySource;
}

/** A parsed document that knows where its values stand, in its own text or in what has changed it since. */
export class LocatedStudy {
  private readonly document: Document;
  private readonly lines = new LineCounter();
  private readonly name: string;
  /** Dotted path → where the value comes from that replaced the document's own. */
  private readonly placed = new Map<string, string>();

  private constructor(name: string, text: string) {
    this.name = name;
    this.document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false, logLevel: 'error' });
    const [error] = this.document.errors;
    if (error) throw new UserError(`${this.at(error.pos[0])} study must be YAML, but ${lowerFirst(firstLine(error.message))}`);
    if (!isMap(this.document.contents)) throw new UserError(`${this.at(0)} study must be a YAML mapping with the keys world, model, policy, …; see an embedded study for an example`);
  }

  /** Reads a source, lays it over what it extends, and applies its overrides; throws UserError. */
  static read({ name, text, overrides = [], base }: StudySource, extending: readonly string[] = []): LocatedStudy {
    const own = new LocatedStudy(name, text);
    const extended = own.document.get('extends');
    let study = own;
    if (extended !== undefined) {
      const place = own.place(['extends']);
      if (typeof extended !== 'string' || !base) throw new UserError(`${place} extends must be the name or path of a study`);
      if (extending.includes(extended)) throw new UserError(`${place} extends must not lead back to itself, but got ${[...extending, extended].join(' → ')}`);
      study = LocatedStudy.read(base(extended), [...extending, extended]);
      // A title says what is run, and what is run here is something else.
      if (!own.document.has('title')) study.document.delete('title');
      study.overlay(own, []);
    }
    for (const override of overrides) study.override(override);
    return study;
  }

  /** The document as plain values; throws UserError for aliases that lead nowhere or everywhere. */
  get value(): unknown {
    try {
      return this.document.toJS() as unknown;
    } catch (error) {
      throw new UserError(`${this.name}: study must be YAML whose aliases (*name) have anchors (&name), but ${lowerFirst(firstLine((error as Error).message))}`);
    }
  }

  /** A copy in which some values are replaced; mistakes in them are placed at `place`. */
  with(values: Readonly<Record<string, unknown>>, place: string): LocatedStudy {
    const copy = new LocatedStudy(this.name, this.document.toString());
    // Places in the copy's text are not the author's: everything keeps the place it has here.
    copy.origin = this;
    for (const [path, value] of Object.entries(values)) copy.set(pathOf(path), value, place);
    return copy;
  }

  private origin: LocatedStudy | undefined;

  /** `file:line:column:` of the value at this path, of its key when `atKey`, or of its nearest ancestor; or what replaced it. */
  place(path: Path, atKey = false): string {
    const replaced = this.replacedAt(path.join('.'));
    if (replaced) return replaced;
    if (this.origin) return this.origin.place(path, atKey);
    for (let depth = path.length; depth >= 0; depth--) {
      const offset = this.offset(path.slice(0, depth), atKey && depth === path.length);
      if (offset !== undefined) return this.at(offset);
    }
    return this.at(0);
  }

  /** Lays the values of another document over this one's: mappings key by key, a member with another name as a whole. */
  private overlay(other: LocatedStudy, path: Path): void {
    const node: unknown = path.length === 0 ? other.document.contents : other.document.getIn(path, true);
    const here: unknown = path.length === 0 ? this.document.contents : this.document.getIn(path, true);
    const member = isMap(node) && (node.has('kind') || node.has('family'));
    if (isMap(node) && isMap(here) && !member) {
      for (const pair of node.items) {
        const key = isScalar(pair.key) ? pair.key.value : pair.key;
        if (path.length > 0 || key !== 'extends') this.overlay(other, [...path, key as string | number]);
      }
    } else {
      this.set(path, isNode(node) ? node.toJS(other.document) : node, other.place(path));
    }
  }

  private override(word: string): void {
    const equals = word.indexOf('=');
    if (equals < 1) throw new UserError(`argument "${word}": override must be key=value, such as generations=100 or policy.real=0.1`);
    const key = word.slice(0, equals);
    const path = pathOf(key);
    let value: unknown;
    try {
      value = parse(word.slice(equals + 1), { logLevel: 'error' });
    } catch {
      throw new UserError(`argument "${word}": value must be YAML, such as 0.1, true, name or [1, 2]`);
    }
    // Where a convention stands for what the study does not say, a change of one of its keys changes the convention.
    if (path[0] === 'collapse' && path.length > 1 && !this.document.has('collapse')) this.set(['collapse'], conventionalCollapse, `argument "${word}":`);
    // Another kind or family starts afresh: the parameters beside it belong to the one that was there.
    const tag = path.at(-1);
    const above = path.slice(0, -1);
    if ((tag === 'kind' || tag === 'family') && this.document.hasIn(above) && this.document.getIn(path) !== value) {
      this.set(above, { [tag]: value }, `argument "${word}":`);
    } else {
      this.set(path, value, `argument "${word}":`);
    }
  }

  private set(path: Path, value: unknown, place: string): void {
    // A scalar or nothing on the way down is replaced, so that the schema judges the path and not the editor.
    for (let depth = 1; depth < path.length; depth++) {
      const above = this.document.getIn(path.slice(0, depth), true);
      if (above === undefined || isScalar(above)) this.document.setIn(path.slice(0, depth), this.document.createNode({}));
    }
    try {
      this.document.setIn(path, this.document.createNode(value));
    } catch {
      throw new UserError(`${place} ${path.join('.')} must be a key of the study, but lists have only whole numbers as keys`);
    }
    this.placed.set(path.join('.'), place);
  }

  /** The last replacement of this path, of one of its ancestors, or of something in it. */
  private replacedAt(path: string): string | undefined {
    if (path === '') return undefined;
    const touches = (key: string): boolean => path === key || path.startsWith(`${key}.`) || key.startsWith(`${path}.`);
    return [...this.placed].filter(([key]) => touches(key)).at(-1)?.[1];
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

/** `measures.0.kind` as a path; whole numbers are places in lists. */
function pathOf(key: string): Path {
  return key.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function firstLine(text: string): string {
  return text.split('\n')[0]!;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
