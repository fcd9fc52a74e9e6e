// The workspace as plain data: projects with their manifests, and parsed sources. Rules read this and nothing else.
import { posix } from 'node:path';
import ts from 'typescript';
import { importsAmong, nodesBelow, parse, type Import } from './syntax.ts';

/** File texts by path relative to the root, with forward slashes. */
export type Files = Readonly<Record<string, string>>;

/** The folder a project lives in. */
export type Room = 'packages' | 'apps' | 'tools';

/** The fields of a package.json that the rules read. */
export interface Manifest {
  readonly name?: string;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly exports?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly imports?: Readonly<Record<string, unknown>>;
}

/** A JSON file of a project: its path, its text for positions, and what it says. */
export interface Json<T> {
  readonly path: string;
  readonly text: string;
  readonly value: T;
}

/** The fields of a tsconfig.json that the rules read. */
export interface TsConfig {
  readonly references?: readonly { readonly path: string }[];
}

/** One package, app or tool. */
export interface Project {
  readonly room: Room;
  /** Folder name: `gmm` in packages/gmm. */
  readonly id: string;
  readonly folder: string;
  readonly manifest: Json<Manifest>;
  readonly tsconfig?: Json<TsConfig>;
}

/** One TypeScript or JavaScript file of a project. */
export interface Source {
  readonly path: string;
  /** Path inside its project. */
  readonly within: string;
  readonly project: Project;
  readonly text: string;
  readonly ast: ts.SourceFile;
  /** All syntax nodes in the order of the text. */
  readonly nodes: readonly ts.Node[];
  readonly imports: readonly Import[];
}

/** Everything the rules may look at; sources are sorted by path. */
export interface Workspace {
  readonly manifest: Json<Manifest>;
  readonly tsconfig?: Json<TsConfig>;
  readonly projects: readonly Project[];
  readonly sources: readonly Source[];
}

/** The workspace that `files` make up; throws Error when a manifest is missing at the root or is not JSON. */
export function parseWorkspace(files: Files): Workspace {
  const manifest = jsonFile<Manifest>(files, 'package.json');
  if (!manifest) throw new Error('the root must hold a package.json, but has none; run from the repository or pass its folder');
  const tsconfig = jsonFile<TsConfig>(files, 'tsconfig.json');
  const projects = Object.keys(files).sort().flatMap((path) => projectAt(files, path) ?? []);
  const byFolder = new Map(projects.map((project) => [project.folder, project]));
  const sources: Source[] = [];
  for (const path of Object.keys(files).sort()) {
    const project = byFolder.get(path.split('/', 2).join('/'));
    if (project && /\.[cm]?[jt]sx?$/.test(path)) sources.push(parseSource(project, path, files[path]!));
  }
  return { manifest, ...(tsconfig && { tsconfig }), projects, sources };
}

function projectAt(files: Files, path: string): Project | undefined {
  const match = /^((packages|apps|tools)\/([^/]+))\/package\.json$/.exec(path);
  if (!match) return undefined;
  const folder = match[1]!;
  const tsconfig = jsonFile<TsConfig>(files, `${folder}/tsconfig.json`);
  return { room: match[2] as Room, id: match[3]!, folder, manifest: jsonFile<Manifest>(files, path)!, ...(tsconfig && { tsconfig }) };
}

function parseSource(project: Project, path: string, text: string): Source {
  const ast = parse(path, text);
  const nodes = nodesBelow(ast);
  return { path, within: path.slice(project.folder.length + 1), project, text, ast, nodes, imports: importsAmong(nodes) };
}

/** TypeScript's reader allows the comments that a tsconfig may hold. */
function jsonFile<T>(files: Files, path: string): Json<T> | undefined {
  const text = files[path];
  if (text === undefined) return undefined;
  const parsed = ts.parseConfigFileTextToJson(path, text) as { config: T; error?: ts.Diagnostic };
  if (parsed.error) throw new Error(`${path} must be JSON, but ${ts.flattenDiagnosticMessageText(parsed.error.messageText, ' ')}`);
  return { path, text, value: parsed.config };
}

/** Whether a source is a test. */
export function isTest({ path }: Source): boolean {
  return /\.test\.[cm]?[jt]sx?$/.test(path);
}

/** Whether a source is only used while developing: a test, or a script or configuration outside `src` and `bin`. */
export function isDevelopment(source: Source): boolean {
  return isTest(source) || !/^(src|bin)\//.test(source.within);
}

/** Whether a module is named by its path. */
export function isRelative(specifier: string): boolean {
  return /^\.{1,2}(\/|$)/.test(specifier);
}

/** The npm package a bare specifier belongs to: `@scope/name` of `@scope/name/sub`. */
export function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** The path a relative specifier means, whether or not a file is there. */
export function relativeTarget(source: Source, specifier: string): string {
  return posix.join(posix.dirname(source.path), specifier);
}

/** The workspace file that an import means, or undefined when it leaves the workspace; follows `exports` to sources. */
export function targetOf({ projects }: Workspace, source: Source, { specifier }: Import): string | undefined {
  if (isRelative(specifier)) return relativeTarget(source, specifier);
  const name = packageOf(specifier);
  const project = projects.find(({ manifest }) => manifest.value.name === name);
  const entry = project?.manifest.value.exports?.[`.${specifier.slice(name.length)}`]?.['@collapse-lab/source'];
  return project && entry && posix.join(project.folder, entry);
}
