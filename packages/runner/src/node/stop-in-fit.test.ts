import { expect, it } from 'vitest';
import type { Family } from '../contracts.ts';
import { extendLab, type PluginLab } from '../plugin.ts';
import { toyLab } from '../testing/toy-lab.ts';
import { resumeRun, runStudy } from './run-study.ts';
import { journalsOf, newFolder, newRun, toyOf, toyOptions } from './testing/toy-runs.ts';

const STEPS = 10;
/** Steps of all fits; what is to happen before one of them. */
let taken = 0;
let before: () => void = () => undefined;

/** Goes to the mean of its items in ten steps, and keeps where it is after each. */
const walk: Family<Float64Array, number> = {
  columns: [{ name: 'place', summary: 'Where it is.' }],
  async fit({ items }, { checkpoint, previous = 0 }) {
    const left = checkpoint?.load();
    let [place, step] = left ? new Float64Array(left.slice().buffer) as unknown as [number, number] : [previous, 0];
    const mean = items.reduce((sum, x) => sum + x, 0) / items.length;
    while (step < STEPS) {
      await Promise.resolve();
      before();
      place += (mean - place) / 2;
      step++;
      taken++;
      checkpoint?.save(() => new Uint8Array(Float64Array.of(place, step).buffer));
    }
    return { fitted: place };
  },
  sample: (place, count, { streams }) => {
    const rng = streams.rng();
    return Float64Array.from({ length: count }, () => place + rng.normal());
  },
  parameters: (place) => ({ place }),
  encode: (place) => new Uint8Array(Float64Array.of(place).buffer),
  decode: (bytes) => new Float64Array(bytes.slice().buffer)[0]!,
};
const lab = extendLab(toyLab, [{ path: '/walk.ts', plugin: (l: PluginLab) => { l.defineFamily({ domain: 'numbers', id: 'walk', summary: 'Walks.', parameters: l.z.strictObject({}), create: () => walk }); } }]);
it.each([
  ['the first fit', ['model={family: walk}'], 4, 0],
  ['a later one', ['model={family: walk}'], 34, 0],
  ['the second of two members, when the first has drawn', ['members=[{family: walk}, {family: walk}]'], 74, STEPS],
])('a run that is stopped in the middle of %s keeps its steps, and goes on to the same bytes', async (_, changes, at, again) => {
  const overrides = ['policy={kind: accumulate}', 'generations=5', 'chains=1', 'control=0', 'measures=[parameters]', ...changes];
  taken = 0;
  const whole = await newRun(overrides, lab);
  const all = taken;
  const controller = new AbortController();
  const run = newFolder();
  taken = 0;
  before = () => { if (taken === at) controller.abort(); };
  const { outcomes } = await runStudy(toyOf(overrides, lab), { ...toyOptions(lab), folder: run, signal: controller.signal });
  before = () => undefined;
  // The step that was under way is kept as well.
  expect([outcomes, taken]).toEqual([[], at + 1]);
  await resumeRun(run, toyOptions(lab));
  expect(journalsOf(run)).toEqual(whole.rows);
  // What the first member had fitted in that generation is fitted again.
  expect(taken).toBe(all + again);
});
