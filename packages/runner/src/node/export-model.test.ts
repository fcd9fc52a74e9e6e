import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { toyLab } from '../testing/toy-lab.ts';
import { exportModel, type ExportedModel } from './export-model.ts';
import { readRun } from './read-run.ts';
import { newRun } from './testing/toy-runs.ts';

describe('exportModel', () => {
  let run = '';
  const exported = (keys: object = {}): Promise<ExportedModel> => exportModel(run, { lab: toyLab, chain: 0, member: 0, ...keys });
  const fitOf = ({ files }: ExportedModel): unknown => JSON.parse(String(files['fit.json']));
  // Long enough for its final state to be kept.
  beforeAll(async () => { ({ run } = await newRun(['control=0', 'chains=2', 'generations=12', 'model.milliseconds=120'])); }, 60_000);

  it('makes a generation again, to the numbers that the journal has', async () => {
    const passed: number[] = [];
    const four = await exported({ generation: 4, chain: 1, onGeneration: (t: number) => passed.push(t) });
    const row = readRun(run).rows.find(({ arm, chain, generation }) => arm === 'loop' && chain === 1 && generation === 4)!;
    expect(fitOf(four)).toEqual({ mean: row.values['fittedMean'], lineage: 4, world: 0 });
    expect([four.from, four.asBefore, passed]).toEqual([-1, true, [0, 1, 2, 3, 4]]);
  });

  it('takes the last generation from the state that the run kept', async () => {
    const last = await exported();
    expect([last.generation, last.from, last.asBefore, (fitOf(last) as { lineage: number }).lineage]).toEqual([12, 12, undefined, 12]);
  });

  it('leaves the run as it is', async () => {
    const before = readRun(run);
    await exported({ generation: 2 });
    await exported();
    expect(readRun(run)).toEqual(before);
    expect((await exported()).from).toBe(12);
  });

  it.each([
    [{ generation: 13 }, 'generation must be from 1 to 12'],
    [{ chain: 2 }, 'chain must be from 0 to 1, as the run has 2, but got 2'],
    [{ member: 1 }, 'member must be from 0 to 0'],
  ])('refuses %o', async (keys, said) => {
    await expect(exported(keys)).rejects.toThrow(said);
  });

  it('tells when a generation does not come out as it did', async () => {
    const { run: other } = await newRun(['control=0', 'chains=1', 'generations=3']);
    const journal = join(other, 'journal', 'loop-00000.jsonl');
    writeFileSync(journal, readFileSync(journal, 'utf8').replace(/("generation":2.*"fittedMean":)[^,]+/, '$10.5'));
    const request = { lab: toyLab, chain: 0, member: 0, generation: 2 };
    await expect(exportModel(other, request)).rejects.toThrow('--allow-drift');
    expect((await exportModel(other, { ...request, allowDrift: true })).asBefore).toBe(false);
  });
});
