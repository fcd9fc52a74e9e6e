// A study whose tasks take their time until a gate is opened, so that tests can kill them in the middle however fast the machine is.
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { numbersOf, workFolder } from './collapse.ts';

// As long as the gate is shut, every generation of a task takes a fiftieth of a second more: 200 take 4 s and more, of no processor's time.
const PLUGIN = `
import { existsSync } from 'node:fs';
export default (lab) => lab.defineMeasure({
  id: 'gate', summary: 'Waits.', domain: 'points', parameters: lab.z.strictObject({}),
  create: () => ({ columns: [], measure: async () => {
    if (process.argv.includes('task') && !existsSync(process.env.GATE)) await new Promise((resolve) => setTimeout(resolve, 20));
    return {};
  } }),
});`;

/** Six chains, as words of the command, to be run in the folder of `gatedWork`. */
export const GATED_STUDY = ['seed-gaussian', 'chains=6', 'control=0', 'floor=0', 'size=50', 'heldOut=50', 'generations=200', 'record=1', 'measures=[sizes, parameters, gate]', '--plugin', 'gate.ts'];

/** What `collapse cluster status --json` says, as far as tests ask. */
export interface Counted {
  readonly sealed: number;
  readonly running: number;
  readonly failed: number;
  readonly missing: number;
  readonly cancelled?: boolean;
  readonly shards: readonly { readonly index: number; readonly state: string; readonly attempt?: string; readonly why?: string }[];
}

export interface GatedWork {
  readonly work: string;
  /** What commands must find in their environment. */
  readonly env: Readonly<Record<string, string>>;
  shut(): void;
  open(): void;
  /** All that a run says in numbers, byte for byte. */
  bytes(run: string): Record<string, string>;
  /** How many tasks of a run have saved a state. */
  saved(run: string): number;
  /** How many tasks of a run are alive, or were killed. */
  locks(run: string): number;
}

/** A new folder with the study's plug-in. */
export function gatedWork(): GatedWork {
  const work = workFolder();
  const gate = join(work, 'gate');
  writeFileSync(join(work, 'gate.ts'), PLUGIN);
  return {
    work,
    env: { GATE: gate },
    shut() { rmSync(gate, { force: true }); },
    open() { writeFileSync(gate, ''); },
    bytes: (run) => numbersOf(join(work, run)),
    saved: (run) => filesCalled('state-0.bin', join(work, run, 'cluster/shards')),
    locks: (run) => filesCalled('attempt.lock', join(work, run, 'cluster/shards')),
  };
}

function filesCalled(name: string, folder: string): number {
  return existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => basename(path) === name).length : 0;
}
