// Every published system in its quick form: the verdict holds, and turns when the loop is wrong.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { RunRecord } from '@collapse-lab/runner';
import { describe, expect, it } from 'vitest';
import { studiesOf } from './node/run-system.ts';
import { systemText } from './node/system-files.ts';
import { systems } from './registry.ts';
import type { Perturbation, PublishedSystem } from './system.ts';
import { runInMemory } from './node/testing/in-memory.ts';
import { lab } from './testing/lab.ts';
import { verdictOn, type Verdict } from './verdict.ts';

async function runs(system: PublishedSystem, { overrides, lab: change }: Partial<Perturbation>): Promise<RunRecord[]> {
  const perturbed = change ? change(lab) : lab;
  const records: RunRecord[] = [];
  for (const study of studiesOf(system, { lab: perturbed, quick: true, overrides })) records.push(await runInMemory(study, perturbed));
  return records;
}

const told = ({ checks }: Verdict): string[] => checks.filter(({ holds }) => !holds).map(({ what, x, measured, predicted, tolerance }) => `${what} at ${x}: ${measured}, not ${JSON.stringify(predicted)} ± ${tolerance}`);

it('lists every folder of a system, under its own name', () => {
  const folders = readdirSync(fileURLToPath(new URL('./systems/', import.meta.url)), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  expect(systems.map(({ id }) => id).sort()).toEqual(folders.sort());
});

describe.each(systems.map((system) => [system.id, system] as const))('%s', (_, system) => {
  // A perturbation that only misreads theory needs no other runs.
  let asWritten: Promise<RunRecord[]> | undefined;
  const quickly = async (perturbation: Partial<Perturbation>): Promise<Verdict> => {
    const same = !perturbation.overrides && !perturbation.lab;
    return verdictOn(system, await (same ? (asWritten ??= runs(system, {})) : runs(system, perturbation)), perturbation.misread);
  };

  it('says in a page of its own what is claimed, by whom, what is run and what is not claimed', () => {
    const text = systemText(system.id, 'README.md');
    const [heading] = text.split('\n');
    expect(heading).toContain(system.id);
    for (const row of system.rows) expect(heading).toContain(row);
    for (const word of ['**Claimed**', '**Run**', '**Theory**']) expect(text).toContain(word);
    expect(text).toMatch(/\*\*(Not claimed|Analogue)\*\*/);
    expect(system.source).toMatch(/\[[RPKD]\]/);
  });

  it('holds in its quick form', async () => {
    expect(told(await quickly({}))).toEqual([]);
  });

  it.each(system.mustBreak.map((perturbation) => [perturbation.what, perturbation] as const))('does not hold: %s', async (what, perturbation) => {
    const { holds, checks } = await quickly(perturbation);
    expect(holds, what).toBe(false);
    // By what was measured, not for want of it.
    expect(checks.map(({ measured }) => measured).filter(Number.isNaN)).toEqual([]);
  });
});
