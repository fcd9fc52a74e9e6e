import { z } from 'zod';
import { describe, expect, it } from 'vitest';
import type { Batch, Family } from './contracts.ts';
import { UserError } from './errors.ts';
import { openStudy } from './open-study.ts';
import { parseStudy } from './parse-study.ts';
import { extendLab, type Plugin, type PluginLab } from './plugin.ts';
import { memoryHost } from './testing/memory-host.ts';
import { toyLab, toyStudy } from './testing/toy-lab.ts';

const extend = (...plugins: Plugin[]) => extendLab(toyLab, plugins.map((plugin) => ({ path: 'my-family.ts', plugin })));
const mistake = (plugin: Plugin): string => {
  try {
    extend(plugin);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error('the plug-in was taken');
};

const toyParameters = z.strictObject({});

/** A law that is one point: the mean of what it learned from. */
const point: Family<Float64Array, number> = {
  columns: [{ name: 'place', summary: 'Mean of the training items.' }],
  fit: ({ items }: Batch<Float64Array>) => ({ fitted: items.reduce((sum, x) => sum + x, 0) / items.length }),
  sample: (place, count) => new Float64Array(count).fill(place),
  parameters: (place) => ({ place }),
  encode: (place) => new Uint8Array(Float64Array.of(place).buffer),
  decode: (bytes) => new Float64Array(bytes.slice().buffer)[0]!,
};

const pointFamily: Plugin = (lab) =>
  lab.defineFamily({ domain: 'numbers', id: 'point', summary: 'One point.', parameters: lab.z.object({ shift: lab.z.number().default(0) }), create: () => point });
/** The plug-in's member `what`, which lacks what is given as undefined. */
const family = (what: object): Plugin => (lab) =>
  lab.defineFamily({ domain: 'numbers', id: 'point', summary: 'One point.', parameters: lab.z.strictObject({}), create: () => point, ...what });

describe('a plug-in', () => {
  it('adds members of every kind, which a study then names, checks and runs', async () => {
    const lab = extend(
      pointFamily,
      (l) => {
        const parameters = l.z.strictObject({});
        const columns = [{ name: 'largest', summary: 'The largest number drawn.' }];
        l.defineMeasure({ domain: 'numbers', id: 'largest', summary: 'Largest.', parameters, create: () => ({ columns, measure: ({ sample }: { sample: Float64Array }) => ({ largest: Math.max(...sample) }) }) });
        l.defineSelection({ domain: 'numbers', id: 'every', summary: 'All.', parameters, create: () => ({ candidates: (count) => count, select: (batch: Batch<Float64Array>) => batch }) });
        l.defineSelection({ domain: 'numbers', id: 'least', summary: 'The worst.', parameters: l.z.strictObject({ reward: l.namedReward }), create: ({ reward }) => ({ reward, candidates: (count) => count, select: async (batch: Batch<Float64Array>, { rewards }) => ((await rewards(batch.items)).every((value) => value === 7) ? batch : { ...batch, items: new Float64Array(0) }) }) });
        l.defineReward({ domain: 'numbers', id: 'constant', summary: 'Always the same.', parameters: l.z.strictObject({ value: l.z.number() }), create: ({ value }) => ({ reward: (items: Float64Array) => items.map(() => value) }) });
        l.definePolicy({ id: 'real-again', summary: 'The real sample for ever.', parameters, create: () => ({ remembers: [], compose: (loop) => loop.real }) });
        l.defineWorld({ domain: 'numbers', id: 'ones', summary: 'Ones.', parameters, create: () => ({ open: () => ({ draw: ({ count }) => new Float64Array(count).fill(1), show: String, facts: {} }) }) });
      },
    );
    const overrides = ['world={kind: ones}', 'model={family: point}', 'policy={kind: real-again}', 'selection=[{kind: every}, {kind: least, reward: {kind: constant, value: 7}}]', 'measures=[largest, parameters]', 'generations=2'];
    const study = parseStudy({ name: 'toy', text: toyStudy, overrides }, lab);
    expect(study.model).toEqual({ family: 'point', shift: 0 });
    const run = (await openStudy(lab, study, memoryHost())).runChain('loop', 0);
    const rows = [];
    for (let next = await run.next(); !next.done; next = await run.next()) rows.push(next.value.rows);
    expect(rows).toEqual([[{ largest: 1 }], [{ largest: 1, place: 1 }], [{ largest: 1, place: 1 }]]);
  });

  it('leaves the laboratory it extends as it was', () => {
    const ids = (lab: typeof toyLab): string[] => lab.domains[0]!.open((domain) => domain.families.ids);
    expect(ids(extend(pointFamily))).toEqual(['point', 'spread']);
    expect(ids(toyLab)).toEqual(['spread']);
  });

  it('has its parameters checked, whether or not its schema is strict', () => {
    const parse = (model: string) => () => parseStudy({ name: 'toy', text: toyStudy, overrides: [`model={family: point, ${model}}`] }, extend(pointFamily));
    expect(parse('shift: 1')().model).toEqual({ family: 'point', shift: 1 });
    expect(parse('shfit: 1')).toThrow('model.shfit must be a known key; did you mean "shift"?');
  });

  it.each<[string, Plugin, string]>([
    ['an unknown domain', family({ domain: 'nubmers' }), 'domain must be one of numbers, but got "nubmers"; did you mean "numbers"?'],
    ['an id that exists', family({ id: 'spread' }), 'family must have an id of its own, but "spread" exists already; choose another id'],
    ['the id of another plug-in’s member', (lab) => { pointFamily(lab); pointFamily(lab); }, 'family must have an id of its own, but "point" exists already; choose another id'],
    ['a policy’s id that exists', (lab) => lab.definePolicy({ id: 'mix', summary: '', parameters: lab.z.strictObject({}), create: () => ({ remembers: [], compose: (loop) => loop.real }) }), 'policy must have an id of its own, but "mix" exists already; choose another id'],
    ['no domain', family({ domain: undefined }), 'family "point" must have a domain, one of numbers, but got nothing; add it beside the id'],
    ['nothing to define', (lab) => lab.definePolicy(undefined as never), 'policy must be an object with id, summary, parameters and create, but got nothing; hand it to define…'],
    ['no id', family({ id: undefined }), 'family.id must be lower-case letters, digits and hyphens, but got nothing; give it one'],
    ['no summary', family({ summary: undefined }), 'family "point" must have a summary, one sentence for people choosing, but got nothing; add it'],
    ['parameters that are no schema', family({ parameters: { shift: 0 } }), 'family "point" must have parameters that are a zod object, but got an object; write lab.z.strictObject({ … })'],
    ['no create', family({ create: undefined }), 'family "point" must have the function create, but got nothing; add it'],
    ['a promise', (async (lab) => pointFamily(lab)) as Plugin, 'plug-in must define its members before it returns, but returned a promise; await outside the function, at the top of the file'],
  ])('is refused with %s', (_, plugin, message) => {
    expect(mistake(plugin)).toBe(`my-family.ts: ${message}`);
  });

  it.each<[string, object, string]>([
    ['without sample', { ...point, sample: undefined }, 'must have the function sample, but got nothing; add it to what create returns'],
    ['with a name where a function must be', { ...point, decode: 'json' }, 'must have the function decode, but got "json"; add it to what create returns'],
    ['without columns', { ...point, columns: undefined }, 'must have the list columns, but got nothing; add it to what create returns'],
  ])('whose family is %s is told so when a study names it', (_, lacking, message) => {
    const lab = extend(family({ create: () => lacking }));
    expect(() => parseStudy({ name: 'toy', text: toyStudy, overrides: ['model={family: point}'] }, lab)).toThrow(`my-family.ts: family "point" ${message}`);
  });

  it.each<[string, unknown, string]>([
    ['a word of the journal', { name: 'end', summary: '' }, 'must name its columns by letters, digits and underscores after a letter, and no word of its own to a journal (arm, chain, member, generation, end, reason) or to every object, but got "end"; rename it'],
    ['the same in other cases', { name: 'Generation', summary: '' }, 'must name its columns by letters, digits'],
    ['a name with a comma', { name: 'a,b', summary: '' }, 'must name its columns by letters, digits'],
    ['a name that every object has', { name: 'constructor', summary: '' }, 'must name its columns by letters, digits'],
    ['no name', undefined, 'but got nothing; rename it'],
    ['no summary', { name: 'mine' }, 'must have a summary of its column mine, one sentence, but got nothing; add it'],
  ])('whose measure or family has a column with %s is told so when a study names it', async (_, column, message) => {
    const parameters = toyParameters;
    const lab = extend(family({ create: () => ({ ...point, columns: [column] }) }), (l) => l.defineMeasure({ domain: 'numbers', id: 'mine', summary: '', parameters, create: () => ({ columns: [column] as never, measure: () => ({}) }) }));
    const parse = (...overrides: string[]) => parseStudy({ name: 'toy', text: toyStudy, overrides }, lab);
    expect(() => parse('model={family: point}')).toThrow(message);
    await expect(openStudy(lab, parse('measures=[mine]'), memoryHost())).rejects.toThrow(/^my-family.ts: measure "mine" must /);
    await expect(openStudy(lab, parse('measures=[mine]'), memoryHost())).rejects.toThrow(message);
  });

  const dryWorld = (l: PluginLab, draw: () => never): void => l.defineWorld({ domain: 'numbers', id: 'dry', summary: '', parameters: toyParameters, create: () => ({ open: () => ({ draw, show: String, facts: {} }) }) });

  it('that throws while it defines or makes a member is told so, with the place', async () => {
    const slip = (): never => { throw new Error('a slip\nin two lines'); };
    expect(mistake(slip)).toBe('my-family.ts: plug-in must define its members, but threw a slip; mend it');
    expect(mistake(Map as never)).toContain('my-family.ts: plug-in must define its members, but threw Constructor Map requires');
    const here = import.meta.filename;
    const lab = extendLab(toyLab, [{ path: here, plugin: (l) => { family({ create: slip })(l); l.defineWorld({ domain: 'numbers', id: 'none', summary: '', parameters: toyParameters, create: () => ({ open: slip }) }); dryWorld(l, slip); } }]);
    const parse = (...overrides: string[]) => parseStudy({ name: 'toy', text: toyStudy, overrides }, lab);
    expect(() => parse('model={family: point}')).toThrow(/plugin\.test\.ts:\d+:\d+ family "point" must be made of its parameters, but threw a slip; mend it$/);
    await expect(openStudy(lab, parse('world={kind: none}'), memoryHost())).rejects.toThrow(/plugin\.test\.ts:\d+:\d+ world "none" must open, but threw a slip; mend it$/);
    await expect(openStudy(lab, parse('world={kind: dry}'), memoryHost())).rejects.toThrow(/plugin\.test\.ts:\d+:\d+ world "dry" must draw, but threw a slip; mend it$/);
  });

  it('whose promise to define something fails leaves nothing behind that would end the program', async () => {
    expect(mistake((() => Promise.reject(new Error('late'))) as never)).toContain('plug-in must define its members before it returns');
    await new Promise((resolve) => setImmediate(resolve));
  });

  it('whose channels are no list of words is told so', () => {
    const lab = extend(family({ create: () => ({ ...point, channels: 'mine' }) }));
    expect(() => parseStudy({ name: 'toy', text: toyStudy, overrides: ['model={family: point}'] }, lab)).toThrow('my-family.ts: family "point" must have channels that are a list of strings, but got "mine"; write channels: [\'…\']');
  });

  it('whose reward lacks its function is told so when a study names it', () => {
    const lab = extend((l) => l.defineReward({ domain: 'numbers', id: 'mine', summary: '', parameters: l.z.strictObject({}), create: () => ({}) as never }));
    const study = parseStudy({ name: 'toy', text: toyStudy, overrides: ['selection=[{kind: curate, of: 1, reward: mine}]'] }, lab);
    return expect(openStudy(lab, study, memoryHost())).rejects.toThrow('my-family.ts: reward "mine" must have the function reward, but got nothing; add it to what create returns');
  });

  it('whose create returns nothing is told so', () => {
    const lab = extend(family({ create: () => undefined }));
    expect(() => parseStudy({ name: 'toy', text: toyStudy, overrides: ['model={family: point}'] }, lab)).toThrow('my-family.ts: family "point" must be an object, but create returned nothing; return the family');
  });

  it.each([
    [{ draw: undefined }, 'must have the function draw, but got nothing'],
    [{ facts: { size: 5n } }, 'must have facts that are strings and numbers, but size is 5n; write it as one'],
    [{ facts: null }, 'must have facts, an object of what a reader must know to compare, but got null'],
  ])('whose world opens to %o is told so', async (lacking, message) => {
    const world = { draw: () => new Float64Array(1), show: String, facts: {}, ...lacking } as never;
    const lab = extend((l) => l.defineWorld({ domain: 'numbers', id: 'ones', summary: '', parameters: l.z.strictObject({}), create: () => ({ open: () => world }) }));
    const study = parseStudy({ name: 'toy', text: toyStudy, overrides: ['world={kind: ones}'] }, lab);
    await expect(openStudy(lab, study, memoryHost())).rejects.toThrow(`my-family.ts: opened world "ones" ${message}`);
  });
});
