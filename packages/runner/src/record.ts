// What a run leaves behind, as data: the form that journals hold, reports draw and executors agree on.
import type { CollapseDefinition } from './collapse-definition.ts';
import type { Column, Reason, Row } from './contracts.ts';
import type { Portrait } from './domain.ts';
import type { Study } from './study.ts';

/**
 * One variation of the study that runs as chains of its own: the loop as written; its control, trained on fresh real data in every
 * generation; and the noise floor, two generations whose samples are real too, so that all that moves is chance.
 */
export type Arm = 'loop' | 'control' | 'floor';

/** One line of the journal: one member in one generation of one chain. */
export interface JournalRow {
  readonly arm: Arm;
  readonly chain: number;
  readonly member: number;
  readonly generation: number;
  readonly values: Row;
}

/** How a chain ended: ran to its last generation, ended early for a reason in the numbers, or threw. */
export interface Outcome {
  readonly arm: Arm;
  readonly chain: number;
  readonly status: 'complete' | 'ended' | 'failed';
  /** The last generation with a row; −1 when there is none. */
  readonly generation: number;
  readonly reason?: Reason;
}

/** A generation kept to be read. */
export interface PortraitRecord extends Portrait {
  readonly arm: Arm;
  readonly chain: number;
  readonly generation: number;
}

/** A whole run, read back. */
export interface RunRecord {
  readonly study: Study;
  /** What counts as collapse where it is read by another rule than its study's. */
  readonly collapse?: CollapseDefinition;
  /** Where it was read from; empty when it never touched a disk. */
  readonly folder: string;
  /** What an item and a unit are called, in the plural: points, documents; points, tokens. */
  readonly words: { readonly items: string; readonly units: string };
  /** The world's facts. */
  readonly facts: Readonly<Record<string, string | number>>;
  /** Every column that rows may have, in order. */
  readonly columns: readonly Column[];
  /** Every way in which real information enters the loop; absent for runs that were made before it was recorded. */
  readonly channels?: readonly string[];
  /** Free parameters of the fitted law, where known. */
  readonly freeParameters?: number;
  /** The same of each member, null where unknown, in runs of several. */
  readonly membersParameters?: readonly (number | null)[];
  /** Sorted by arm (loop, control, floor), chain, generation, member. */
  readonly rows: readonly JournalRow[];
  readonly outcomes: readonly Outcome[];
  /** From the first chain of each arm, at thinned generations; sorted by arm and generation. */
  readonly portraits: readonly PortraitRecord[];
}

/** The names of all values that the rows have, in the order in which they first come. */
export function valueNames(rows: Iterable<JournalRow>): Set<string> {
  const names = new Set<string>();
  for (const { values } of rows) for (const name in values) names.add(name);
  return names;
}
