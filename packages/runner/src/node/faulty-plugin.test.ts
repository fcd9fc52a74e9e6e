import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Batch, Family, Policy } from '../contracts.ts';
import { parseStudy } from '../parse-study.ts';
import { extendLab, type PluginLab } from '../plugin.ts';
import type { RunRecord } from '../record.ts';
import { toyLab, toyStudy } from '../testing/toy-lab.ts';
import { inlineExecutor } from './executors/inline.ts';
import { readRun } from './read-run.ts';
import { runStudy } from './run-study.ts';

type Numbers = Float64Array;

/** What is done wrong from generation 3 of the second chain on: a member's answer, or what it throws. */
interface Mischief {
  readonly measure?: () => unknown;
  readonly family?: Readonly<Record<string, (sound: unknown) => unknown>>;
  readonly compose?: () => unknown;
  readonly select?: () => unknown;
}

/** The toy laboratory with members that are sound but for the mischief. */
function labWith({ measure, family = {}, compose, select }: Mischief) {
  // Chains come one after the other in one process, each of their generations ending with this measure.
  let [chain, generation] = [-1, 0];
  const measuring = (t: number): unknown => {
    if (t === 0) chain++;
    const row = chain === 1 && t >= 3 && measure ? measure() : { mine: 1 };
    generation = t + 1;
    return row;
  };
  const here = (): boolean => chain === 1 && generation >= 3;
  const point: Family<Numbers, number> = {
    columns: [{ name: 'place', summary: 'Mean.' }, { name: 'steps', summary: 'Steps taken.', inTrace: true }],
    fit: ({ items }) => ({ fitted: items.reduce((sum, x) => sum + x, 0) / items.length, trace: { steps: 1 } }),
    sample: (place, count) => new Float64Array(count).fill(place),
    parameters: (place) => ({ place }),
    encode: (place) => new Uint8Array(Float64Array.of(place).buffer),
    decode: (bytes) => new Float64Array(bytes.slice().buffer)[0]!,
  };
  const sound = point as unknown as Record<string, (...given: unknown[]) => unknown>;
  const odd = Object.fromEntries(Object.entries(family).map(([name, change]) => [name, (...given: unknown[]) => (here() ? change(sound[name]!(...given)) : sound[name]!(...given))]));
  const plugin = (l: PluginLab): void => {
    const parameters = l.z.strictObject({});
    l.defineFamily({ domain: 'numbers', id: 'point', summary: 'One point.', parameters, create: () => ({ ...point, ...odd }) });
    l.defineMeasure({ domain: 'numbers', id: 'mine', summary: 'Mine.', parameters, create: () => ({ columns: [{ name: 'mine', summary: 'One.' }], measure: ({ generation: t }) => measuring(t) as never }) });
    l.definePolicy({ id: 'same', summary: 'The same again.', parameters, create: (): Policy => ({ remembers: [], compose: ({ synthetic }) => (here() && compose ? compose() : synthetic) as never }) });
    l.defineSelection({ domain: 'numbers', id: 'all', summary: 'All.', parameters, create: () => ({ candidates: (count) => count, select: (batch: Batch<Numbers>) => (here() && select ? select() : batch) as never }) });
  };
  return extendLab(toyLab, [{ path: '/mine.ts', plugin }]);
}

async function run(mischief: Mischief, signal = new AbortController().signal): Promise<RunRecord> {
  const lab = labWith(mischief);
  const overrides = ['model={family: point}', 'policy={kind: same}', 'selection=[{kind: all}]', 'measures=[parameters, mine]', 'generations=5', 'control=0'];
  const study = parseStudy({ name: 'toy', text: toyStudy, overrides }, lab);
  const folder = join(mkdtempSync(join(tmpdir(), 'faulty-')), 'run');
  return runStudy(study, { lab, executor: inlineExecutor(lab), base: tmpdir(), folder, signal });
}

const ITEMS = { items: new Float64Array(20), bornIn: new Uint32Array(20), bornBy: new Uint16Array(20) };
const fail = (): never => { throw new Error('a slip'); };

describe('a plug-in whose code is at fault fails its chain by name, and the rest of the study goes on', () => {
  it.each<[string, Mischief, string]>([
    ['a measure that gives a word', { measure: () => ({ mine: 'abc' }) }, 'refused: measure "mine" must give a number for mine, NaN and infinities among them, but gave "abc"; leave mine out where it does not apply'],
    ['a measure that gives a big integer', { measure: () => ({ mine: 5n }) }, 'refused: measure "mine" must give a number for mine, NaN and infinities among them, but gave 5n; leave mine out where it does not apply'],
    ['a measure that gives undefined', { measure: () => ({ mine: undefined }) }, 'refused: measure "mine" must give a number for mine, NaN and infinities among them, but gave nothing; leave mine out where it does not apply'],
    ['a measure that fills the row’s head', { measure: () => ({ end: 1 }) }, 'refused: measure "mine" must describe every column that it fills, but gives "end" and describes mine, place, steps; add it to its columns'],
    ['a measure that gives no row', { measure: () => 7 }, 'refused: measure "mine" must give its numbers as an object, by column, but gave 7; mend what it returns'],
    ['a measure that throws', { measure: fail }, 'threw: a slip'],
    ['a measure that throws no error', { measure: () => { throw Object.create(null); } }, 'threw: an object'],
    ['parameters that are no numbers', { family: { parameters: () => ({ place: '1' }) } }, 'refused: family "point" must give a number for place, NaN and infinities among them, but gave "1"; leave place out where it does not apply'],
    ['a trace that nobody described', { family: { fit: (fit) => ({ ...(fit as object), trace: { 'a,b': 1 } }) } }, 'refused: family "point" must describe every column that it fills, but gives "a,b" and describes place, steps; add it to its columns'],
    ['a fit that gives nothing', { family: { fit: () => undefined } }, 'refused: family "point" must give { fitted } or { ended } when it fits, but gave nothing; mend what fit returns'],
    ['a fit that ends for no reason', { family: { fit: () => ({ ended: { code: 5n } }) } }, 'refused: family "point" must end with a code and a message, two strings, but gave 5n and nothing; write { ended: { code, message } }'],
    ['a fit that throws', { family: { fit: fail } }, 'threw: a slip'],
    ['a draw that throws', { family: { sample: fail } }, 'threw: a slip'],
    ['a draw of too few', { family: { sample: () => new Float64Array(3) } }, 'refused: a family must draw the 20 items that it is asked for, but gave 3; mend its function sample'],
    ['a policy that throws', { compose: fail }, 'threw: a slip'],
    ['a policy that gives nothing', { compose: () => undefined }, 'refused: policy "same" must give a batch, but gave nothing; mend what it returns'],
    ['a policy with too few birth dates', { compose: () => ({ ...ITEMS, bornIn: new Uint32Array(3) }) }, 'refused: policy "same" must give a batch whose bornIn is a Uint32Array with an entry for each of the 20 items, but gave 3; mend what it returns'],
    ['a policy without parents', { compose: () => ({ ...ITEMS, bornBy: undefined }) }, 'refused: policy "same" must give a batch whose bornBy is a Uint16Array with an entry for each of the 20 items, but gave nothing; mend what it returns'],
    ['a policy with a weight too many', { compose: () => ({ ...ITEMS, weight: new Float64Array(21) }) }, 'refused: policy "same" must give a batch whose weight is a Float64Array with an entry for each of the 20 items, but gave 21; mend what it returns'],
    ['a selection with a list for birth dates', { select: () => ({ ...ITEMS, bornIn: [1, 2] }) }, 'refused: selection "all" must give a batch whose bornIn is a Uint32Array with an entry for each of the 20 items, but gave a list; mend what it returns'],
    ['a selection that throws', { select: fail }, 'threw: a slip'],
  ])('%s', async (_, mischief, reason) => {
    const { outcomes, rows, folder } = await run(mischief);
    const said = outcomes.map(({ status, generation, reason: why }) => [status, generation, why && `${why.code}: ${why.message}`]);
    expect(said).toEqual([['complete', 5, undefined], ['failed', 2, reason], ['complete', 5, undefined]]);
    // Nothing that was written is lost, and what was sealed is what was written.
    expect(rows.map(({ chain, generation }) => `${chain}:${generation}`)).toEqual([0, 1, 2].flatMap((chain) => Array.from({ length: chain === 1 ? 3 : 6 }, (__, t) => `${chain}:${t}`)));
    expect(readRun(folder).rows).toEqual(rows);
    const csv = readFileSync(join(folder, 'metrics.csv'), 'utf8').trimEnd().split('\n');
    expect([csv[0], csv.length]).toEqual(['arm,chain,member,generation,mine,place,steps', 16]);
    expect(existsSync(join(folder, 'metrics.parquet'))).toBe(true);
  });

  it('a model that cannot be saved when the study is stopped', async () => {
    const controller = new AbortController();
    const measure = () => {
      controller.abort();
      return { mine: 1 };
    };
    const { outcomes, rows } = await run({ measure, family: { encode: () => 'bytes' } }, controller.signal);
    expect(outcomes[1]).toEqual({ arm: 'loop', chain: 1, status: 'failed', generation: 3, reason: { code: 'refused', message: 'family "point" must encode a model as a Uint8Array, but gave "bytes"; mend what encode returns' } });
    expect(rows.filter(({ chain }) => chain === 1).length).toBe(4);
  });

  it('numbers that JSON does not know are numbers all the same', async () => {
    const { outcomes, rows } = await run({ measure: () => ({ mine: NaN }), family: { parameters: () => ({ place: -Infinity }) } });
    expect(outcomes.map(({ status }) => status)).toEqual(['complete', 'complete', 'complete']);
    expect(rows.find(({ chain, generation }) => chain === 1 && generation === 3)!.values).toEqual({ mine: NaN, place: -Infinity, steps: 1 });
  });
});
