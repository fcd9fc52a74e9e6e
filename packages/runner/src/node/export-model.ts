// The model of one generation of a run, as files that other programs read: from a state that the run kept, or made again on the way from one.
import type { ModelFiles } from '../contracts.ts';
import type { Lab } from '../domain.ts';
import { UserError } from '../errors.ts';
import { formatEntry } from '../journal-line.ts';
import type { Step } from '../open-study.ts';
import { planShards } from '../plan.ts';
import type { JournalRow } from '../record.ts';
import type { SavedChain } from '../saved-chain.ts';
import { CheckpointStore, type Place } from './checkpoint.ts';
import { openRun } from './open-run.ts';
import { readHead, readRun } from './read-run.ts';
import { RunFolder } from './run-folder.ts';

export interface ExportRequest {
  readonly lab: Lab;
  /** Of the loop. */
  readonly chain: number;
  readonly member: number;
  /** The last one that has a row when absent. */
  readonly generation?: number | undefined;
  /** Makes generations again although the machine or the program changed, or their numbers came out otherwise. */
  readonly allowDrift?: boolean;
  /** Told of every generation that is made again. */
  readonly onGeneration?: (generation: number, last: number) => void;
}

export interface ExportedModel {
  readonly files: ModelFiles;
  readonly generation: number;
  /** The kept state's generation that was gone on from, or −1 for the chain's start; `generation` itself where it was kept. */
  readonly from: number;
  /** Whether what was made again has the journal's row; undefined where nothing was, or that generation has no row. */
  readonly asBefore: boolean | undefined;
}

/** Reads a run, and leaves it as it is. Throws UserError where there is no such generation, or its model has no such form. */
export async function exportModel(path: string, request: ExportRequest): Promise<ExportedModel> {
  const { lab, chain, member, allowDrift = false } = request;
  const { study, manifest } = readHead(path);
  within('chain', chain, study.chains);
  within('member', member, study.members?.length ?? 1);
  const rows = readRun(path).rows.filter((row) => row.arm === 'loop' && row.chain === chain);
  const reached = rows.at(-1)?.generation ?? 0;
  const generation = request.generation ?? reached;
  if (generation < 1 || generation > reached) throw new UserError(`generation must be from 1 to ${reached}, which chain ${chain} of ${path} has reached, but got ${generation}; generation 0 is the real sample, without a model`);
  const shard = planShards(study, manifest.shards).find(({ arm, from, to }) => arm === 'loop' && from <= chain && chain < to)!;
  const kept = nearest(new RunFolder(path), shard.name, { chain, generation });
  const isKept = kept?.generation === generation;
  // Reading a model needs no bytes to come out as they did.
  const { open } = await openRun(path, { lab, allowDrift: allowDrift || isKept });
  const saved = isKept ? kept : undefined;
  const made = saved ? undefined : await remake(open.runChain('loop', chain, kept), request, { generation, path });
  const asBefore = made && sameRows(made.rows, rows.filter((row) => row.generation === generation), { chain, generation });
  if (asBefore === false && !allowDrift) throw new UserError(`generation ${generation} must come out as it did, but its numbers are not those of the journal of ${path}; --allow-drift exports what came out now`);
  return { files: await open.modelFiles(saved ?? made!.saved, member), generation, from: kept?.generation ?? -1, asBefore };
}

function within(what: string, index: number, count: number): void {
  if (index >= count) throw new UserError(`${what} must be from 0 to ${count - 1}, as the run has ${count}, but got ${index}; choose another`);
}

/** The state nearest before or at a generation, of those that a chain that is running or finished left. */
function nearest(folder: RunFolder, shard: string, wanted: Pick<Place, 'chain' | 'generation'>): SavedChain | undefined {
  const fits = (place: Place): boolean => place.chain === wanted.chain && place.generation <= wanted.generation;
  const found = [folder.finished('loop', wanted.chain), folder.checkpoint(shard)].flatMap((path) => new CheckpointStore(path).read(fits)?.saved ?? []);
  return found.sort((a, b) => b.generation - a.generation)[0];
}

interface Remade extends Pick<Step, 'rows'> {
  readonly saved: SavedChain;
}

/** Runs a chain up to a generation. */
async function remake(steps: ReturnType<Awaited<ReturnType<typeof openRun>>['open']['runChain']>, { onGeneration }: ExportRequest, { generation, path }: { readonly generation: number; readonly path: string }): Promise<Remade> {
  for (;;) {
    const { done, value } = await steps.next();
    if (done) throw new UserError(`generation ${generation} must be reached again, but the chain of ${path} ends before (${value?.message ?? 'it is complete'}); choose an earlier one`);
    onGeneration?.(value.generation, generation);
    if (value.generation === generation) return { rows: value.rows, saved: value.save(value.archived) };
  }
}

/** Whether rows are what the journal has; undefined where it has none. */
function sameRows(rows: Step['rows'], before: readonly JournalRow[], { chain, generation }: Pick<Place, 'chain' | 'generation'>): boolean | undefined {
  if (!rows || before.length === 0) return undefined;
  const line = (row: JournalRow): string => formatEntry({ row });
  return before.every((row) => line(row) === line({ arm: 'loop', chain, member: row.member, generation, values: rows[row.member]! }));
}
