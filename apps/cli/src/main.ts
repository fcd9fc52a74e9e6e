// The collapse command: parses words, loads the command asked for, and turns what goes wrong into one line and a code.
import { Command, CommanderError, Option } from 'commander';
import pc from 'picocolors';
import { addClusterCommands, onRedis } from './cluster-commands.ts';
import type { CatalogOptions } from './commands/catalog.ts';
import type { ExportOptions } from './commands/export.ts';
import type { MeasureCommandOptions } from './commands/measure.ts';
import type { NewStudyOptions } from './commands/new.ts';
import type { ReportOptions } from './commands/report.ts';
import type { ResumeCommandOptions } from './commands/resume.ts';
import type { StartOptions } from './commands/run.ts';
import type { ExecuteOptions } from './execute.ts';
import { again, minutes, positive, share, whole } from './option-values.ts';

/** Exit codes: 0 done, 1 a bug, 2 a user's mistake, 3 some chains failed or are missing, 4 an alarm's bound is broken, 5 a verdict fails, 130 interrupted. */
export async function main(argv: readonly string[]): Promise<number> {
  let code = 0;
  const program = new Command('collapse')
    .description('Watch generative models collapse: fit, sample, and fit again on what was sampled.')
    .version('0.1.0')
    .exitOverride()
    // A suggestion stands on the line of the mistake.
    .configureOutput({ outputError: (text, write) => { write(`${pc.red('error')} ${text.replace(/^error: /, '').trimEnd().replaceAll('\n', ' ')}\n`); } })
    .configureHelp({ showGlobalOptions: true })
    .addHelpText('after', '\nA study says what is run; key=value changes it: collapse run seed-mixture generations=2000 policy.real=0.1 policy.synthetic=0.9');

  const runs = (command: Command): Command =>
    command
      .option('--workers <n>', 'worker threads; the rows do not depend on it (default: one per core)', positive)
      .option('--fail-fast', 'stop everything when a chain fails')
      .option('--offline', 'fetch nothing: pretrained models must be there already; the same as HF_HUB_OFFLINE=1')
      // Where worker threads and programs look as well.
      .on('option:offline', () => { process.env['HF_HUB_OFFLINE'] = '1'; })
      .option('--json', 'print one JSON object instead of tables');
  const extensible = (command: Command): Command =>
    command.option('--plugin <file>', 'a TypeScript or JavaScript file that adds families, policies, …; may be given again', again);
  const starts = (command: Command): Command =>
    extensible(runs(command))
      .option('--out <dir>', 'run folder, new or empty (default: runs/<name>)')
      .option('--seed <seed>', 'the root of all randomness; the same as seed=…');

  onRedis(starts(program.command('run')))
    .option('--minutes <m>', 'with --redis: about how long a shard is to take (default: 1)', minutes)
    .argument('[study]', 'an embedded study or a study file (default: seed-mixture)')
    .argument('[key=value...]', "changes to the study, by its keys: generations=100 model.order=3")
    .description('run a study: every chain of its loop, and its control on fresh real data')
    .action(async (study: string | undefined, overrides: string[], options: StartOptions) => { code = await (await import('./commands/run.ts')).run(study, overrides, options); });

  starts(program.command('compare'))
    .argument('[studies and key=value...]', 'studies to run or finished run folders (default: seed-gaussian seed-mixture moby-ngram)')
    .description('run studies side by side and draw them on one axis')
    .action(async (words: string[], options: StartOptions) => { code = await (await import('./commands/compare.ts')).compare(words, options); });

  onRedis(runs(program.command('resume')))
    .option('--minutes <m>', 'with --redis, where the run is not cut into shards yet: about how long one is to take (default: 1)', minutes)
    .argument('<run>', 'run or comparison folder')
    .option('--allow-drift', 'resume although the machine or the program changed; last digits may differ')
    .option('--retry-failed', 'run chains that failed again, from their start')
    .description('continue a run that was killed or stopped, to the same bytes')
    .action(async (run: string, options: ResumeCommandOptions) => { code = await (await import('./commands/resume.ts')).resume(run, options); });

  runs(program.command('extend'))
    .argument('<run>', 'run or comparison folder, whose runs are all extended')
    .argument('<key=value...>', 'generations=…, chains=… or control=…, no smaller than they are')
    .option('--allow-drift', 'extend although the machine or the program changed; last digits may differ')
    .description('give a run more generations or chains; what is there stays')
    .action(async (run: string, words: string[], options: ExecuteOptions) => { code = await (await import('./commands/extend.ts')).extend(run, words, options); });

  extensible(program.command('catalog'))
    .argument('[kind]', 'world, family, policy, selection, reward or measure')
    .option('--json', 'print one JSON array')
    .option('--json-schema', 'print a JSON Schema (draft 7) of studies, for editors')
    .description('list what a study may name, with its parameters')
    .action(async (kind: string | undefined, options: CatalogOptions) => { await (await import('./commands/catalog.ts')).catalog(kind, options); });

  program
    .command('report')
    .argument('<run>', 'run or comparison folder')
    .argument('[key=value...]', 'another rule for what counts as collapse: collapse.low=0.3; the run stays as it is')
    .option('--out <dir>', 'folder for report.html and figure.svg (default: the run folder)')
    .option('--json', 'print one JSON object instead of tables')
    .description("draw a run's report again, finished or not")
    .action(async (run: string, overrides: string[], options: ReportOptions) => { code = await (await import('./commands/report.ts')).report(run, overrides, options); });

  program
    .command('measure')
    .argument('<files...>', 'text, JSON lines, CSV, Parquet or .npy (text formats may be gzipped); a group each, the first being the reference')
    .option('--by <field>', 'make groups by a field of the records instead')
    .option('--reference <group>', 'what the others are compared with: a file, or a value of --by')
    .option('--field <names>', 'the field of the documents or vectors, or columns of numbers with commas between', (names: string) => names.split(','))
    .addOption(new Option('--as <kind>', 'what is measured, where that cannot be told').choices(['text', 'numbers', 'embeddings']))
    .addOption(new Option('--unit <unit>', 'what one document of a text file is (default: line)').choices(['line', 'paragraph', 'record']))
    .option('--alarm <bound>', "exit with code 4 when a test says that it is broken: 'effectiveSupport<0.9' of the reference's; may be given again", again)
    .option('--sample <n>', 'items kept of each group', positive)
    .option('--level <share>', 'level of intervals', share, 0.95)
    .option('--seed <seed>', 'the root of all randomness', '1')
    .option('--skip-bad', 'leave out records that cannot be used, and count them')
    .option('--out <dir>', 'folder for report.html and measure.json, new or empty (default: runs/measure)')
    .option('--json', 'print one JSON object instead of tables')
    .description('say what changed between groups of model outputs')
    .action(async (files: string[], options: MeasureCommandOptions) => { code = await (await import('./commands/measure.ts')).measure(files, options); });

  extensible(program.command('new').description('write a file to start from').command('study'))
    .argument('<name>', 'names the study and its file, <name>.yaml')
    .option('--from <study>', 'the embedded study that it starts as', 'seed-mixture')
    .description('write a study file of your own, with a schema beside it by which editors complete and check it')
    .action(async (name: string, options: NewStudyOptions) => { await (await import('./commands/new.ts')).newStudy(name, options); });

  program
    .command('export')
    .argument('<run>', 'run folder')
    .requiredOption('--to <dir>', 'folder of the model, new or empty')
    .option('--generation <t>', 'whose model (default: the last one)', positive)
    .option('--chain <i>', 'of which chain of the loop', whole, 0)
    .option('--member <i>', 'of which member of the chain', whole, 0)
    .option('--allow-drift', 'where the model must be made again: also by another program or machine, or with other numbers')
    .description("write a generation's model as a folder in Hugging Face's layout, for transformers.js and others")
    .action(async (run: string, options: ExportOptions) => { await (await import('./commands/export.ts')).exportTo(run, options); });

  const studies = program
    .command('studies')
    .option('--json', 'print one JSON array, each study with every default filled in')
    .description('list the studies that come with the program; list, run and verify the published systems')
    .action(async (options: { json?: boolean }) => { await (await import('./commands/studies.ts')).studies(options); });
  // Its --json is of another list than theirs.
  const withoutItsOptions = (command: Command): Command => command.configureHelp({ showGlobalOptions: false });
  withoutItsOptions(studies.command('list'))
    .option('--json', 'print one JSON array')
    .description('list the published systems: row, name, time, last verdict, claim')
    .action(async (_: unknown, command: Command) => { (await import('./commands/systems.ts')).listSystems(command.optsWithGlobals()); });
  const verifies = (command: Command): Command =>
    withoutItsOptions(command)
      .option('--quick', 'fewer chains, with tolerances that widen to match')
      .option('--workers <n>', 'worker threads; the rows do not depend on it (default: one per core)', positive)
      .option('--out <dir>', 'folder for the runs and report.html, new or empty (default: runs/<name>)')
      .option('--json', 'print one JSON object instead of lines');
  verifies(studies.command('run'))
    .argument('<system>', 'a published system, by name or row: 16b')
    .argument('[key=value...]', 'changes to its study')
    .description('run one published system and hold it against its theory; 5 when it fails')
    .action(async (name: string, overrides: string[], _: unknown, command: Command) => { code = await (await import('./commands/systems.ts')).runOne(name, overrides, command.optsWithGlobals()); });
  verifies(studies.command('verify'))
    .argument('[systems...]', 'published systems, by name or row (default: those that take under 15 s)')
    .option('--all', 'every one')
    .description('run published systems, say what was measured and predicted, draw theory over simulation; 5 when one fails')
    .action(async (names: string[], _: unknown, command: Command) => { code = await (await import('./commands/systems.ts')).verify(names, command.optsWithGlobals()); });

  addClusterCommands(program, (its) => { code = its; });

  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    return explain(error);
  }
}

/** Says what went wrong and returns the exit code. */
function explain(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof Error && error.name === 'UserError') {
    for (const line of error.message.split('\n')) process.stderr.write(`${pc.red('error')} ${line}\n`);
    return 2;
  }
  process.stderr.write(`${pc.red('bug')} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  return 1;
}
