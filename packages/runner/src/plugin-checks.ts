// What a plug-in's member must have, said before it is used: its author may write JavaScript, where no compiler says it.
import { z } from 'zod';
import type { WorldSource } from './contracts.ts';
import { UserError } from './errors.ts';

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
export function checkSpec(kind: string, spec: object): void {
  const { id, summary, parameters, create } = spec as Written;
  if (typeof id !== 'string' || !/^[a-z][a-z0-9-]*$/.test(id)) throw new UserError(`${kind}.id must be lower-case letters, digits and hyphens, but got ${show(id)}; give it one`);
  if (typeof summary !== 'string') throw new UserError(`${kind} "${id}" must have a summary, one sentence for people choosing, but got ${show(summary)}; add it`);
  if (!(parameters instanceof z.ZodObject)) throw new UserError(`${kind} "${id}" must have parameters that are a zod object, but got ${show(parameters)}; write lab.z.strictObject({ … })`);
  if (typeof create !== 'function') throw new UserError(`${kind} "${id}" must have the function create, but got ${show(create)}; add it`);
}

/** The member, if it is whole; throws UserError naming what it lacks. */
export function checkMember<T extends object>(path: string, kind: string, id: string, member: T): T {
  if (typeof member !== 'object' || (member as T | null) === null) throw new UserError(`${path}: ${kind} "${id}" must be an object, but create returned ${show(member)}; return the ${kind}`);
  const lacking = Object.entries(MUST_HAVE[kind]!).find(([name, what]) => !isA(what, (member as Written)[name]));
  if (!lacking) return member;
  const [name, what] = lacking;
  throw new UserError(`${path}: ${kind} "${id}" must have the ${what} ${name}, but got ${show((member as Written)[name])}; add it to what create returns`);
}

/** The world, which is checked again when it is opened. */
export function checkWorld<D>(path: string, id: string, source: WorldSource<D>): WorldSource<D> {
  return {
    async open(context) {
      const world = checkMember(path, 'opened world', id, await source.open(context));
      const facts: unknown = world.facts;
      if (typeof facts === 'object' && facts !== null) return world;
      throw new UserError(`${path}: opened world "${id}" must have facts, an object of what a reader must know to compare, but got ${show(facts)}; add them to what open returns`);
    },
  };
}

function isA(what: 'function' | 'list', value: unknown): boolean {
  return what === 'list' ? Array.isArray(value) : typeof value === 'function';
}

function show(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  return JSON.stringify(value);
}
