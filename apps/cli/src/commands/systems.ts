// collapse studies list, run, verify: the published systems, each against its theory.
import { join, relative } from 'node:path';
import { availableParallelism } from 'node:os';
import { strain, systems, systemsNamed, verdictOn, type Check, type Cost, type PublishedSystem, type Verdict } from '@collapse-lab/studies';
import { checkEnough, keepVerdict, lastVerdicts, runSystem, studiesOf, systemText, type LastVerdict } from '@collapse-lab/studies/node';
import type { Told } from '@collapse-lab/studies/page';
import { claimFolder, makeFolder, threadsExecutor, writeAtomically } from '@collapse-lab/runner/node';
import pc from 'picocolors';
import { claimFree, stopOnSignal } from '../execute.ts';
import { lab } from '../lab.ts';
import { Progress } from '../progress.ts';
import { workerEntry } from '../worker-entry.ts';

export interface VerifyOptions {
  readonly all?: boolean;
  readonly quick?: boolean;
  readonly workers?: number;
  readonly out?: string;
  readonly json?: boolean;
}

/** What verification said last stands here, for the list. */
const LAST = join('runs', 'verdicts.json');

const TIMES: Readonly<Record<Cost, string>> = { S: 'seconds', M: 'under 15 s', L: 'under a minute', XL: 'minutes' };

/** Row, name, time, last verdict and claim of every system. */
export function listSystems({ json = false }: { readonly json?: boolean }): void {
  const last = lastVerdicts(LAST);
  if (json) {
    print(JSON.stringify(systems.map(({ id, rows, claim, source, cost }) => ({ id, rows, claim, source, cost, last: last[id] ?? null })), null, 2));
    return;
  }
  const table = systems.map((system) => [system.rows.join(', '), system.id, TIMES[system.cost], inShort(last[system.id]), system.claim]);
  const widths = [0, 1, 2, 3].map((i) => Math.max(...table.map((line) => line[i]!.length)));
  for (const line of table) print(line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  '));
  print(`\n${pc.bold('collapse studies verify')} runs those that take under 15 s, --all every one; ${pc.bold('collapse studies run NAME')} one`);
}

function inShort(last: LastVerdict | undefined): string {
  if (!last) return 'not run yet';
  return `${last.holds ? 'holds' : `fails (${last.failed} of ${last.checks})`}${last.quick ? ', quick form' : ''}`;
}

/** Verifies systems by name or row, else all of them or those that take under 15 s. Returns the exit code: 5 when a verdict fails. */
export async function verify(names: readonly string[], options: VerifyOptions): Promise<number> {
  const chosen = names.length > 0 ? systemsNamed(names) : systems.filter(({ cost }) => (options.all ?? false) || cost === 'S' || cost === 'M');
  return verifyEach(chosen, [], options, 'verify');
}

/** Runs one system, changed by `key=value` or not, and holds it against its theory as it is. */
export async function runOne(name: string, overrides: readonly string[], options: VerifyOptions): Promise<number> {
  const [system] = systemsNamed([name]);
  return verifyEach([system!], overrides, options, system!.id);
}

async function verifyEach(chosen: readonly PublishedSystem[], overrides: readonly string[], options: VerifyOptions, name: string): Promise<number> {
  const { quick = false, workers = availableParallelism(), json = false, out } = options;
  const form = { quick, overrides };
  // Every study is read before anything is run, so that a mistake leaves no folder behind.
  const studies = new Map(chosen.map((system) => [system, studiesOf(system, { lab, ...form })]));
  if (overrides.length > 0) for (const [system, changed] of studies) checkEnough(system, changed, lab);
  const folder = out ?? claimFree(name);
  if (out !== undefined) claimFolder(out);
  else makeFolder(folder);
  const stop = stopOnSignal();
  const verdicts: Told[] = [];
  let failedChains = 0;
  try {
    const executor = threadsExecutor(workerEntry(), workers);
    for (const system of chosen) {
      const started = performance.now();
      const progress = json && !process.stderr.isTTY ? undefined : new Progress(studies.get(system)!.map((study) => ({ folder: join(folder, system.id, study.name), study })), process.stderr, system.id);
      const records = await runSystem(system, { lab, executor, signal: stop.signal, folder: join(folder, system.id), ...form, onEvent: (event) => progress?.on(event) });
      progress?.finish();
      if (stop.signal.aborted) break;
      failedChains += records.flatMap(({ outcomes }) => outcomes).filter(({ status }) => status === 'failed').length;
      const verdict = await verdictOn(system, records);
      const seconds = Math.round((performance.now() - started) / 100) / 10;
      // What was changed is another system, and says nothing of this one.
      if (overrides.length === 0) keepVerdict(LAST, verdict, { quick, seconds });
      verdicts.push({ ...verdict, readme: systemText(system.id, 'README.md'), ran: { quick, overrides, chains: records.map(({ study }) => study.chains) } });
      if (!json) print(inLines(verdict, seconds).join('\n'));
    }
  } finally {
    stop.dispose();
  }
  const report = verdicts.length > 0 ? await drawPage(folder, verdicts) : undefined;
  const code = stop.signal.aborted ? 130 : verdicts.some(({ holds }) => !holds) ? 5 : failedChains > 0 ? 3 : 0;
  tellEnd(verdicts, { json, report, folder, failedChains, interrupted: code === 130 });
  return code;
}

async function drawPage(folder: string, verdicts: readonly Told[]): Promise<string> {
  const { verdictPage } = await import('@collapse-lab/studies/page');
  const report = join(folder, 'report.html');
  writeAtomically(report, verdictPage('Published systems against their theory', verdicts));
  return report;
}

interface End {
  readonly json: boolean;
  readonly report: string | undefined;
  readonly folder: string;
  readonly failedChains: number;
  readonly interrupted: boolean;
}

function tellEnd(verdicts: readonly Verdict[], { json, report, folder, failedChains, interrupted }: End): void {
  const here = (path: string): string => relative(process.cwd(), path) || '.';
  if (json) {
    // JSON has no NaN and no infinity: strings, as in the journal.
    const safe = (_: string, value: unknown): unknown => (typeof value === 'number' && !Number.isFinite(value) ? String(value) : value);
    const told = verdicts.map(({ system: { id, rows, claim, source }, holds, checks }) => ({ id, rows, claim, source, holds, checks }));
    print(JSON.stringify({ folder, report: report ?? null, interrupted, systems: told }, safe, 2));
    return;
  }
  const failing = verdicts.filter(({ holds }) => !holds).map(({ system }) => system.id);
  const all = verdicts.length === 1 ? 'the system does what theory says' : `all ${verdicts.length} systems do what theory says`;
  const lines = verdicts.length === 0 ? [] : ['', failing.length === 0 ? pc.green(all) : pc.red(`not as theory says: ${failing.join(', ')}`)];
  if (failedChains > 0) lines.push(`${failedChains} ${failedChains === 1 ? 'chain' : 'chains'} failed; outcomes in ${here(folder)} say why`);
  if (report !== undefined) lines.push(`report  ${here(report)}`);
  if (interrupted) lines.push('stopped; systems that were not finished have no verdict');
  print(lines.join('\n'));
}

/** A heading, then for every quantity the place where it came nearest to its limit. */
function inLines({ system, checks, holds }: Verdict, seconds: number): string[] {
  const byQuantity = new Map<string, Check[]>();
  for (const check of checks) byQuantity.set(check.what, [...(byQuantity.get(check.what) ?? []), check]);
  const mark = holds ? pc.green('holds') : pc.red('fails');
  return ['', `${pc.bold(`${system.rows.join(', ')} ${system.id}`)}  ${system.claim} (${system.source})  ${mark}  ${seconds} s`, ...[...byQuantity.values()].flatMap(lineOf)];
}

function lineOf(checks: readonly Check[]): string[] {
  const rank = (check: Check): number => (check.holds ? strain(check) : Infinity);
  const nearest = checks.reduce((worst, check) => (rank(check) > rank(worst) ? check : worst));
  const holding = checks.filter(({ holds }) => holds).length;
  const { what, along, x, measured, predicted, tolerance } = nearest;
  const mark = holding === checks.length ? pc.green('✓') : pc.red('✗');
  return [`  ${mark} ${what}: measured ${short(measured)}, predicted ${predictedIn(predicted)}, may differ by ${short(tolerance)}, at ${along} ${x}${checks.length > 1 ? ` (${holding} of ${checks.length} hold)` : ''}`];
}

const short = (value: number): string => (Number.isFinite(value) ? String(Number(value.toPrecision(4))) : String(value));

function predictedIn(predicted: Check['predicted']): string {
  if (typeof predicted === 'number') return short(predicted);
  const { low, high } = predicted;
  if (low === -Infinity) return high === Infinity ? 'nothing' : `at most ${short(high)}`;
  return high === Infinity ? `at least ${short(low)}` : `${short(low)} to ${short(high)}`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
