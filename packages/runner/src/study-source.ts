// A study as its author wrote it: a YAML document with key=value overrides, which knows the place of every value.
import { isMap, isNode, isScalar, LineCounter, parse, parseDocument, type Document, type Node, type Pair } from 'yaml';
import { conventionalCollapse } from './collapse-definition.ts';
import { UserError } from './errors.ts';
import { refuseSpecial } from './special-keys.ts';

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
  /** Is told, a line each, what its author should know though it is no mistake. */
  readonly tell?: (line: string) => void;
}

/** The names of the parameters that the member of a study at a path may have if it is called so; undefined where nobody is. */
export type ParametersOf = (path: Path, id: string) => readonly string[] | undefined;

/** One model and several are two ways of saying what is fitted: the later one stands for both. */
const RIVALS: Readonly<Record<string, string>> = { model: 'members', members: 'model' };

/** A parsed document that knows where its values stand, in its own text or in what has changed it since. */
export class LocatedStudy {
  private readonly document: Document;
  private readonly lines = new LineCounter();
  private readonly name: string;
  /** Dotted path → where the value comes from that replaced the document's own. */
  private readonly placed = new Map<string, string>();
  private readonly parametersOf: ParametersOf;

  private constructor(name: string, text: string, parametersOf: ParametersOf) {
    this.name = name;
    this.parametersOf = parametersOf;
    this.document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false, logLevel: 'error' });
    const [error] = this.document.errors;
    if (error) throw new UserError(`${this.at(error.pos[0])} study must be YAML, but ${lowerFirst(firstLine(error.message))}; mend its brackets, quotes or indentation`);
    if (!isMap(this.document.contents)) throw new UserError(`${this.at(0)} study must be a YAML mapping with the keys world, model, policy, …; see an embedded study for an example`);
    refuseSpecial(this.document.contents, (node) => this.at(node.range?.[0] ?? 0));
  }

  /**
   * Reads a source, lays it over what it extends, and applies its overrides; throws UserError. A member that changes its kind or
   * family keeps those parameters that `parametersOf` knows of the new one.
   */
  static read({ name, text, overrides = [], base }: StudySource, parametersOf: ParametersOf = () => undefined, extending: readonly string[] = []): LocatedStudy {
    const own = new LocatedStudy(name, text, parametersOf);
    const extended = own.document.get('extends');
    let study = own;
    if (extended !== undefined) {
      const place = own.place(['extends']);
      if (typeof extended !== 'string' || !base) throw new UserError(`${place} extends must be the name or path of a study, but got ${JSON.stringify(extended)}; collapse studies lists names`);
      if (extending.includes(extended)) throw new UserError(`${place} extends must not lead back to itself, but got ${[...extending, extended].join(' → ')}; leave one of them out`);
      study = LocatedStudy.read(extendedBy(extended, base, place), parametersOf, [...extending, extended]);
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
      throw new UserError(`${this.name}: study must be YAML whose aliases (*name) have anchors (&name), but ${lowerFirst(firstLine((error as Error).message))}; write the values themselves`);
    }
  }

  /** A copy in which some values are changed, by dotted paths; mistakes in them are placed at `place`. */
  with(values: Readonly<Record<string, unknown>>, place: string): LocatedStudy {
    const copy = new LocatedStudy(this.name, this.document.toString(), this.parametersOf);
    // Places in the copy's text are not the author's: everything keeps the place it has here.
    copy.origin = this;
    // Another kind lets parameters of the one before go, so it comes before those that are given with it.
    const changes = Object.entries(values).map(([key, value]) => ({ path: pathOf(key), value }));
    for (const naming of [true, false]) for (const { path, value } of changes) if (isTag(path) === naming) copy.change(path, value, place);
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
        if (path.length === 0 && key === 'extends') continue;
        const below = [...path, key as string | number];
        if (!other.document.has(RIVALS[String(below[0])])) this.displace(below.slice(0, 1), other.place(below));
        this.overlay(other, below);
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
    this.change(path, value, `argument "${word}":`);
  }

  /** Sets a value of what another has written: what it takes the place of goes. */
  private change(path: Path, value: unknown, place: string): void {
    this.displace(path, place);
    const member = path.slice(0, -1);
    const there: unknown = this.document.getIn(member, true);
    if (isTag(path) && isMap(there) && there.get(path.at(-1)) !== value) {
      const kept = [path.at(-1), ...(this.parametersOf(member, String(value)) ?? [])];
      for (const key of Object.keys(there.toJSON() as object)) if (!kept.includes(key)) there.delete(key);
    }
    this.set(path, value, place);
  }

  /** Lets `members` go where `model` comes in its place, and the other way round; throws UserError for a part of what is not there. */
  private displace(path: Path, place: string): void {
    const [key] = path;
    const rival = RIVALS[String(key)];
    if (rival === undefined || !this.document.has(rival) || this.document.has(key)) return;
    if (path.length > 1 && !isTag(path)) {
      throw new UserError(`${place} ${path.join('.')} must be a part of the study, but it has ${rival} in place of ${key}; change ${rival === 'members' ? 'members.0, members.1, …' : 'model'}, or give ${key} as a whole`);
    }
    this.document.delete(rival);
    for (const each of this.placed.keys()) if (each === rival || each.startsWith(`${rival}.`)) this.placed.delete(each);
  }

  private set(path: Path, value: unknown, place: string): void {
    const node = this.document.createNode(value) as Node;
    refuseSpecial(node, () => place, path);
    // A scalar or nothing on the way down is replaced, so that the schema judges the path and not the editor.
    for (let depth = 1; depth < path.length; depth++) {
      const above = this.document.getIn(path.slice(0, depth), true);
      if (above === undefined || isScalar(above)) this.document.setIn(path.slice(0, depth), this.document.createNode({}));
    }
    try {
      this.document.setIn(path, node);
    } catch {
      throw new UserError(`${place} ${path.join('.')} must be a key of the study, but lists have only whole numbers as keys; count their places from 0`);
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

/** The source that a study at this place extends; throws UserError that says where it was asked for. */
function extendedBy(name: string, base: (name: string) => StudySource, place: string): StudySource {
  try {
    return base(name);
  } catch (error) {
    throw error instanceof UserError ? new UserError(`${place} extends: ${error.message}`) : error;
  }
}

/** `measures.0.kind` as a path; whole numbers are places in lists. */
function pathOf(key: string): Path {
  return key.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** Whether the path is that of a member's name. */
function isTag(path: Path): boolean {
  return path.at(-1) === 'kind' || path.at(-1) === 'family';
}

function firstLine(text: string): string {
  return text.split('\n')[0]!;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
