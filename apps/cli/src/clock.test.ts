// The machine's clock is set back while runs are under way: nothing that is written, locked, resumed or shown may change.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collapse, startWith, untilCheckpoint, untilLocked, workFolder } from './testing/collapse.ts';

/** Every look at the clock, in the command and in its worker threads, finds it an hour earlier than the last. */
const BACKWARDS = `
import { isMainThread } from 'node:worker_threads';
const Forwards = Date;
let looks = 0;
const now = () => 4102444800000 - 3600000 * looks++;
globalThis.Date = class extends Forwards {
  constructor(...given) { super(...(given.length > 0 ? given : [now()])); }
  static now() { return now(); }
};
process.stderr.write('clock runs backwards in ' + (isMainThread ? 'the command' : 'a worker') + (Date.now() > Date.now() ? '' : ', but does not') + '\\n');
`;
const backwards = { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(BACKWARDS)}` };

// Long enough for a checkpoint.
const STUDY = ['seed-mixture', 'size=5000', 'generations=3000', 'chains=1', 'control=0', '--workers', '1'];

/** Every file of a run, by its path; but for checkpoints, whose number and names tell how often there was time to save. */
function filesOf(run: string, under = ''): Record<string, string> {
  const names = readdirSync(join(run, under)).filter((name) => name !== 'checkpoints').map((name) => join(under, name));
  return Object.assign({}, ...names.map((name) => (statSync(join(run, name)).isDirectory() ? filesOf(run, name) : { [name]: readFileSync(join(run, name), 'base64') }))) as Record<string, string>;
}

describe('a clock that runs backwards', () => {
  it('changes no byte of a run that is killed and resumed, and lets nobody else into it', async () => {
    const cwd = workFolder();
    expect((await collapse(cwd, 'run', ...STUDY, '--out', 'forwards')).code).toBe(0);

    const run = join(cwd, 'backwards');
    const killed = startWith(backwards, cwd, 'run', ...STUDY, '--out', 'backwards');
    await Promise.race([untilCheckpoint(run), killed.finished]);
    killed.process.kill('SIGKILL');
    const { code, err: said } = await killed.finished;
    expect([code, [...new Set(said.match(/^clock.*$/gm))].sort()]).toEqual([null, ['clock runs backwards in a worker', 'clock runs backwards in the command']]);

    // The lock of a process that is gone is taken over, that of a living one is not, whatever their files' times say.
    const resumed = startWith(backwards, cwd, 'resume', 'backwards');
    await Promise.race([untilLocked(run, resumed.process), resumed.finished]);
    const other = await collapse(cwd, 'resume', 'backwards');
    expect([other.code, other.err]).toEqual([2, expect.stringContaining(`process ${resumed.process.pid!} on`)]);
    expect((await resumed.finished).code).toBe(0);
    expect(filesOf(run)).toEqual(filesOf(join(cwd, 'forwards')));
  });
});
