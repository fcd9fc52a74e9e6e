// collapse export: one generation's model, for other programs.
import { existsSync, readdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { claimFolder, exportModel, writeAtomically, type ExportedModel } from '@collapse-lab/runner/node';
import { lab } from '../lab.ts';

export interface ExportOptions {
  readonly to: string;
  readonly generation?: number;
  readonly chain: number;
  readonly member: number;
  readonly allowDrift?: boolean;
}

export async function exportTo(run: string, { to, ...wanted }: ExportOptions): Promise<void> {
  // Before anything is computed.
  const isNew = !existsSync(to);
  claimFolder(to, '--to');
  const onGeneration = (generation: number, last: number): void => {
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2Kgeneration ${generation} of ${last} made again${generation === last ? '\n' : ''}`);
  };
  const exported = await exportModel(run, { lab, onGeneration, ...wanted }).catch((error: unknown) => {
    // What cannot be exported leaves nothing behind.
    if (isNew && readdirSync(to).length === 0) rmdirSync(to);
    throw error;
  });
  for (const [path, content] of Object.entries(exported.files)) {
    writeAtomically(join(to, path), content);
  }
  process.stdout.write(`${to}  the model of generation ${exported.generation}, ${origin(exported)}\n`);
  for (const [path, content] of Object.entries(exported.files)) process.stdout.write(`  ${path}  ${Buffer.byteLength(content)} bytes\n`);
}

/** Where the model comes from, in words. */
function origin({ generation, from, asBefore }: ExportedModel): string {
  if (from === generation) return 'as the run kept it';
  const start = from < 0 ? 'from the start of its chain' : `from generation ${from}, which the run kept`;
  return `made again ${start}; ${asBefore ? 'its numbers are those of the journal' : asBefore === false ? 'its numbers are NOT those of the journal' : 'the journal has no numbers of it to compare'}`;
}
