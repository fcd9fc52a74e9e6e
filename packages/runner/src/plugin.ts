// Plug-ins: catalogue members from a file of the user's own, with what they need handed to them, so that nothing must be installed.
import { ArrayReader, packArrays, scalars } from '@collapse-lab/numeric';
import { z } from 'zod';
import { defineEntry, type Catalogue, type Entry } from './catalogue.ts';
import type { Family, Measure, Policy, Reward, Selection, WorldSource } from './contracts.ts';
import { defineDomain, type Domain, type Lab } from './domain.ts';
import { bindFamily } from './define-family.ts';
import { UserError } from './errors.ts';
import { namedReward } from './reward-values.ts';
import { isPromise } from './waiting.ts';
import { checkDomain, checkMember, checkSpec, checkWorld } from './plugin-checks.ts';
import { madeByPlugin, pluginMistake } from './plugin-mistake.ts';

/** What a plug-in's file exports by default: it defines its members before it returns. */
export type Plugin = (lab: PluginLab) => void;

/** A plug-in and what its mistakes are reported under. */
export interface NamedPlugin {
  readonly path: string;
  readonly plugin: Plugin;
}

/** A member of any catalogue; an unknown parameter is an error, whether or not the schema is strict. */
export interface MemberSpec<S extends z.ZodObject, T> {
  readonly id: string;
  /** One sentence for people choosing. */
  readonly summary: string;
  readonly parameters: S;
  /** What a world can do besides drawing real items, for studies that need it: `score`, `respond`, `groups`. */
  readonly offers?: readonly string[];
  create(parameters: z.output<S>): T;
}

/** The domain whose data a member works on: `points`, `text`, `pairs`, `counts`. */
export interface InDomain {
  readonly domain: string;
}

/** What a plug-in is given. Each `define…` throws UserError for an unknown domain, an id that is taken, and a member that is not whole. */
export interface PluginLab {
  defineFamily<S extends z.ZodObject, D, F>(spec: InDomain & MemberSpec<S, Family<D, F>>): void;
  defineWorld<S extends z.ZodObject, D>(spec: InDomain & MemberSpec<S, WorldSource<D>>): void;
  defineSelection<S extends z.ZodObject, D>(spec: InDomain & MemberSpec<S, Selection<D>>): void;
  defineReward<S extends z.ZodObject, D>(spec: InDomain & MemberSpec<S, Reward<D>>): void;
  defineMeasure<S extends z.ZodObject, D>(spec: InDomain & MemberSpec<S, Measure<D>>): void;
  definePolicy<S extends z.ZodObject>(spec: MemberSpec<S, Policy>): void;
  /** Schemas of parameters. */
  readonly z: typeof z;
  /** The schema of a selection's parameter `reward`. */
  readonly namedReward: typeof namedReward;
  /** Typed arrays to bytes and back, for `encode` and `decode`. */
  readonly packArrays: typeof packArrays;
  readonly ArrayReader: typeof ArrayReader;
  /** Points on the line. */
  readonly scalars: typeof scalars;
  /** For what a user can mend: told as one line, without a stack trace. */
  readonly UserError: typeof UserError;
}

/** The laboratory with the plug-ins' members in its catalogues; throws UserError that starts with the plug-in's path. */
export function extendLab(lab: Lab, plugins: readonly NamedPlugin[]): Lab {
  let extended = lab;
  for (const { path, plugin } of plugins) {
    const add = (change: (lab: Lab) => Lab): void => { extended = change(extended); };
    try {
      // An asynchronous function may stand where a void one is asked for.
      const returned = (plugin as (lab: PluginLab) => unknown)(pluginLab(path, add));
      if (!isPromise(returned)) continue;
      // What it may still throw has nobody to hear it.
      returned.then(undefined, () => undefined);
      throw new UserError('plug-in must define its members before it returns, but returned a promise; await outside the function, at the top of the file');
    } catch (error) {
      throw error instanceof UserError ? new UserError(`${path}: ${error.message}`) : pluginMistake(path, 'plug-in must define its members', error);
    }
  }
  return extended;
}

function pluginLab(path: string, add: (change: (lab: Lab) => Lab) => void): PluginLab {
  /** Adds a member's entry, which is made first, to the domain that it names. */
  const into = <S extends z.ZodObject, T extends object>(kind: string, spec: InDomain & MemberSpec<S, T>, change: <D>(domain: Domain<D>, entry: Entry<unknown>) => Domain<D>, finish?: (member: T) => unknown): void => {
    const entry = entryOf(path, kind, spec, finish);
    add((lab) => inDomain(lab, kind, spec, (domain) => change(domain, entry)));
  };
  return {
    defineFamily: (spec) => into('family', spec, (d, entry) => ({ ...d, families: grown(d.families, entry) }), (family) => bindFamily(spec.id, family)),
    defineWorld: (spec) => into('world', spec, (d, entry) => ({ ...d, worlds: grown(d.worlds, entry) }), (world) => checkWorld(path, spec.id, world)),
    defineSelection: (spec) => into('selection', spec, (d, entry) => ({ ...d, selections: grown(d.selections, entry) })),
    defineReward: (spec) => into('reward', spec, (d, entry) => ({ ...d, rewards: grown(d.rewards, entry) })),
    defineMeasure: (spec) => into('measure', spec, (d, entry) => ({ ...d, measures: grown(d.measures, entry) })),
    definePolicy: (spec) => add((lab) => ({ ...lab, policies: grown(lab.policies, entryOf(path, 'policy', spec)) })),
    z,
    namedReward,
    packArrays,
    ArrayReader,
    scalars,
    UserError,
  };
}

/** The laboratory with one of its domains changed. */
function inDomain(lab: Lab, kind: string, spec: InDomain & { readonly id: string }, change: <D>(domain: Domain<D>) => Domain<D>): Lab {
  checkDomain(kind, spec, lab.domains.map(({ id }) => id));
  return { ...lab, domains: lab.domains.map((domain) => (domain.id === spec.domain ? domain.open((d) => defineDomain(change(d))) : domain)) };
}

/** The catalogue with one more member, whose kind of data is its author's word. */
function grown<T>(catalogue: Catalogue<T>, entry: Entry<unknown>): Catalogue<T> {
  if (catalogue.has(entry.id)) throw new UserError(`${catalogue.kind} must have an id of its own, but "${entry.id}" exists already; choose another id`);
  // Sound where the member works on the data of the domain that its author named: T is that catalogue's member type for
  // some data type D, and `entryOf` has made a member of the same kind for the D of the plug-in's own source. That both
  // are the same D nothing can see at run time, no more than that the code inside a member is right.
  return catalogue.with([entry as Entry<T>]);
}

/** The catalogue entry of a member as its author wrote it, checked now and each time it is made. */
function entryOf<S extends z.ZodObject, T extends object>(path: string, kind: string, spec: MemberSpec<S, T>, finish: (member: T) => unknown = (member) => member): Entry<unknown> {
  checkSpec(kind, spec);
  const made = (parameters: z.output<S>): T => madeByPlugin(path, `${kind} "${spec.id}" must be made of its parameters`, () => spec.create(parameters));
  const entry = defineEntry({ ...spec, create: (parameters: z.output<S>) => finish(checkMember(path, kind, spec.id, made(parameters))) });
  return { ...entry, parameters: entry.parameters.strict() };
}
