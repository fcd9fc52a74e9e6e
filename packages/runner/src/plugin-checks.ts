// What a plug-in's member must have, said before it is used: its author may write JavaScript, where no compiler says it.
import { z } from 'zod';
import { unknownId } from './catalogue.ts';
import { COLUMN_NAME, isColumnName } from './columns.ts';
import type { World, WorldSource } from './contracts.ts';
import { UserError } from './errors.ts';
import { madeByPlugin, pluginMistake } from './plugin-mistake.ts';
import { inWords } from './value-in-words.ts';

/** What every member of a kind must offer: functions and lists by name. */
const MUST_HAVE: Readonly<Record<string, Readonly<Record<string, 'function' | 'list'>>>> = {
  family: { columns: 'list', fit: 'function', sample: 'function', parameters: 'function', encode: 'function', decode: 'function' },
  world: { open: 'function' },
  'opened world': { draw: 'function', show: 'function' },
  selection: { candidates: 'function', select: 'function' },
  reward: { reward: 'function' },
  measure: { columns: 'list', measure: 'function' },
  policy: { remembers: 'list', compose: 'function' },
};

type Written = Readonly<Record<string, unknown>>;

/** Checks what a plug-in wrote about a member; throws UserError naming what is wrong. */
export function checkSpec(kind: string, spec: unknown): void {
  if (typeof spec !== 'object' || spec === null) throw new UserError(`${kind} must be an object with id, summary, parameters and create, but got ${inWords(spec)}; hand it to define…`);
  const { id, summary, parameters, create } = spec as Written;
  if (typeof id !== 'string' || !/^[a-z][a-z0-9-]*$/.test(id)) throw new UserError(`${kind}.id must be lower-case letters, digits and hyphens, but got ${inWords(id)}; give it one`);
  if (typeof summary !== 'string') throw new UserError(`${kind} "${id}" must have a summary, one sentence for people choosing, but got ${inWords(summary)}; add it`);
  if (!(parameters instanceof z.ZodObject)) throw new UserError(`${kind} "${id}" must have parameters that are a zod object, but got ${inWords(parameters)}; write lab.z.strictObject({ … })`);
  if (typeof create !== 'function') throw new UserError(`${kind} "${id}" must have the function create, but got ${inWords(create)}; add it`);
}

/** Checks that a plug-in said on whose data its member works; throws UserError with the choices. */
export function checkDomain(kind: string, { id, domain }: { readonly id: string; readonly domain: unknown }, known: readonly string[]): void {
  if (typeof domain !== 'string') throw new UserError(`${kind} "${id}" must have a domain, one of ${known.join(', ')}, but got ${inWords(domain)}; add it beside the id`);
  if (!known.includes(domain)) throw new UserError(unknownId('domain', domain, known));
}

/** The member, if it is whole; throws UserError naming what it lacks. */
export function checkMember<T extends object>(path: string, kind: string, id: string, member: T): T {
  if (typeof member !== 'object' || (member as T | null) === null) throw new UserError(`${path}: ${kind} "${id}" must be an object, but create returned ${inWords(member)}; return the ${kind}`);
  const { columns, channels = [] } = member as Written;
  const lacking = Object.entries(MUST_HAVE[kind]!).find(([name, what]) => !isA(what, (member as Written)[name]));
  if (lacking) {
    const [name, what] = lacking;
    throw new UserError(`${path}: ${kind} "${id}" must have the ${what} ${name}, but got ${inWords((member as Written)[name])}; add it to what create returns`);
  }
  if (Array.isArray(columns)) for (const column of columns) checkColumn(`${path}: ${kind} "${id}"`, column);
  if (!Array.isArray(channels) || !channels.every((each) => typeof each === 'string')) throw new UserError(`${path}: ${kind} "${id}" must have channels that are a list of strings, but got ${inWords(channels)}; write channels: ['…']`);
  return member;
}

function checkColumn(who: string, column: unknown): void {
  const { name, summary } = Object(column) as Written;
  if (!isColumnName(name)) throw new UserError(`${who} must name its columns by ${COLUMN_NAME}, but got ${inWords(name)}; rename it`);
  if (typeof summary !== 'string') throw new UserError(`${who} must have a summary of its column ${name}, one sentence, but got ${inWords(summary)}; add it`);
}

/** The world, which is checked again when it is opened. */
export function checkWorld<D>(path: string, id: string, source: WorldSource<D>): WorldSource<D> {
  return {
    async open(context) {
      const opening = async (): Promise<World<D>> => source.open(context);
      const world = checkMember(path, 'opened world', id, await opening().catch((error: unknown) => { throw pluginMistake(path, `world "${id}" must open`, error); }));
      const facts: unknown = world.facts;
      if (typeof facts !== 'object' || facts === null) throw new UserError(`${path}: opened world "${id}" must have facts, an object of what a reader must know to compare, but got ${inWords(facts)}; add them to what open returns`);
      const strange = Object.entries(facts).find(([, fact]) => typeof fact !== 'string' && typeof fact !== 'number');
      if (strange) throw new UserError(`${path}: opened world "${id}" must have facts that are strings and numbers, but ${strange[0]} is ${inWords(strange[1])}; write it as one`);
      return drawing(path, id, world);
    },
  };
}

/** The world, whose draws, which are the first that is asked of it when a study is opened, throw what is told in one line. */
function drawing<D>(path: string, id: string, world: World<D>): World<D> {
  const draw: World<D>['draw'] = (request, streams) => madeByPlugin(path, `world "${id}" must draw`, () => world.draw(request, streams));
  // Everything else is the world's own, whatever it has; its object may be frozen, and its methods may know it by `this`.
  return new Proxy({} as World<D>, {
    has: (_, key) => key in world,
    get(_, key) {
      const value: unknown = key === 'draw' ? draw : Reflect.get(world, key);
      return typeof value === 'function' ? (value.bind(world) as unknown) : value;
    },
  });
}

function isA(what: 'function' | 'list', value: unknown): boolean {
  return what === 'list' ? Array.isArray(value) : typeof value === 'function';
}
