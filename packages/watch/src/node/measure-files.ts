// Files of outputs, read once from first to last, and what was found of them.
import { basename } from 'node:path';
import { deflateSync } from 'node:zlib';
import { streams, type Streams } from '@collapse-lab/numeric';
import { UserError } from '@collapse-lab/runner';
import { parseAlarm, type Alarm } from '../alarm.ts';
import type { Findings, KindId } from '../contracts.ts';
import { Gathering, type AnyGathering } from '../gathering.ts';
import { choosePicker, type AnyPicker, type Mistake } from '../pick.ts';
import { openSource, type Unit } from './open-source.ts';
import { Skips, type Skipped } from './skips.ts';
import type { Source } from './source.ts';

/** Bytes of all samples, and words of all counters, that are held at once. */
const MEMORY = { bytes: 192 * 1024 * 1024, types: 1_000_000 };

export interface MeasureFilesOptions {
  readonly as?: KindId;
  readonly unit?: Unit;
  readonly fields: readonly string[];
  readonly by?: string;
  /** A group's name. */
  readonly reference?: string;
  readonly sample?: number;
  readonly seed: string;
  /** Of intervals. */
  readonly level: number;
  readonly alarms: readonly string[];
  readonly skipBad: boolean;
  /** Told how many bytes of how many have been read. */
  readonly onProgress?: (read: number, total: number) => void;
}

/** What was found, and of what. */
export interface MeasuredFiles {
  readonly findings: Findings;
  readonly files: readonly { readonly path: string; readonly format: string; readonly bytes: number }[];
  readonly skipped: readonly Skipped[];
  readonly seed: string;
}

/** Throws UserError for whatever a user can mend, naming file and line. */
export async function measureFiles(paths: readonly string[], options: MeasureFilesOptions): Promise<MeasuredFiles> {
  const alarms = options.alarms.map(parseAlarm);
  const twice = paths.find((path, i) => paths.indexOf(path) !== i);
  if (twice !== undefined) throw new UserError(`files must be different, but ${twice} is given twice; give it once`);
  const sources = paths.map((path) => openSource(path, options.unit));
  const skips = new Skips(options.skipBad);
  const root = streams(options.seed).fork('measure');
  const gathering = await gather(sources, options, alarms, skips, root.fork('gather'));
  const compress = (bytes: Uint8Array): Uint8Array => deflateSync(bytes, { level: 9 });
  const reference = options.reference === undefined ? undefined : groupCalled(options.reference, sources);
  const findings = gathering.measure(reference, { level: options.level, streams: root, compress });
  return { findings, files: sources.map(({ path, format, bytes }) => ({ path, format, bytes })), skipped: skips.all, seed: options.seed };
}

async function gather(sources: readonly Source[], options: MeasureFilesOptions, alarms: readonly Alarm[], skips: Skips, root: Streams): Promise<AnyGathering> {
  const { as, fields, by, sample, onProgress } = options;
  const total = sources.reduce((sum, { bytes }) => sum + bytes, 0);
  let gathering: AnyGathering | undefined;
  let [read, place, source] = [0, '', sources[0]!];
  const onMistake = ({ reason, message }: Mistake): void => { skips.bad(reason, `${place} ${message}`); };
  const begin = (picker: AnyPicker): AnyGathering =>
    picker((each): AnyGathering => new Gathering(each, { by, sample, alarms, memory: MEMORY, streams: root, onMistake }));
  let refusal: UserError | undefined;
  // Where it is said what to measure, a first record without it is as bad as a later one.
  const pickerFor = (first: unknown): AnyPicker | undefined => {
    try {
      return choosePicker(first, { as, fields, by, place, numberOf: (field) => source.numberOf(field) });
    } catch (error) {
      if (!options.skipBad || fields.length === 0 || !(error instanceof UserError)) throw error;
      refusal ??= error;
      skips.bad('not what is measured', error.message.replace(/; [^;]*$/, ''));
      return undefined;
    }
  };
  for (source of sources) {
    const name = nameOf(source, sources);
    const take = (record: unknown, line: number): void => {
      place = source.place(line);
      const picker = gathering ? undefined : pickerFor(record);
      if (picker) gathering = begin(picker);
      gathering?.take(record, name);
    };
    await source.read({ take, skips, onBytes: (bytes) => onProgress?.((read += bytes), total), fields: () => gathering?.fields });
  }
  if (!gathering && refusal) throw refusal;
  if (!gathering) throw new UserError(`${sources.map(({ path }) => path).join(', ')} must hold outputs, but ${sources.length > 1 ? 'have' : 'has'} none; give other files`);
  for (const each of sources) gathering.expect(nameOf(each, sources));
  return gathering;
}

/** A file's group is called by its name, or by its path where another file has the same name. */
function nameOf({ path }: Source, sources: readonly Source[]): string {
  const twins = sources.filter((other) => basename(other.path) === basename(path));
  return twins.length > 1 ? path : basename(path);
}

/** The group that a reference names: a file by its path, too. */
function groupCalled(reference: string, sources: readonly Source[]): string {
  const file = sources.find(({ path }) => path === reference);
  return file ? nameOf(file, sources) : reference;
}
