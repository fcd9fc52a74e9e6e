// What may not be taken from a system's study: generations that are checked, chains that tolerances are derived for, cells that theory knows by their place.
import { UserError, type Lab, type Study } from '@collapse-lab/runner';
import type { PublishedSystem } from '../system.ts';
import { studiesOf } from './run-system.ts';

const counted = ['generations', 'chains', 'control'] as const;

/** Why not fewer, and what it is that asks for them. */
const REASONS: Readonly<Record<(typeof counted)[number], (id: string) => readonly [forWhat: string, why: string]>> = {
  generations: (id) => [` for what ${id} checks`, ''],
  chains: (id) => [`, as in the quick form of ${id}`, ', as tolerances are derived for no fewer'],
  control: (id) => [`, as in the quick form of ${id}`, ''],
};

/**
 * Throws UserError where changed studies of a system have fewer generations or chains than the smaller of its own two forms, cell by cell of the
 * sweep; a form with another number of cells counts by its least. Likewise where the sweep of a system that needs all of it has another number.
 */
export function checkEnough(system: PublishedSystem, changed: readonly Study[], lab: Lab): void {
  const [quick, full] = [true, false].map((form) => studiesOf(system, { lab, quick: form })) as [Study[], Study[]];
  if (system.wholeSweep && changed.length !== full.length) {
    throw new UserError(`sweep must have its ${full.length} studies for what ${system.id} checks, but got ${changed.length}; change only what it does not sweep over`);
  }
  for (const key of counted) {
    const leastIn = (form: readonly Study[], i: number): number => (form.length === changed.length ? form[i]![key] : Math.min(...form.map((study) => study[key])));
    const short = changed.map((study, i) => ({ got: study[key], least: Math.min(leastIn(quick, i), leastIn(full, i)) })).filter(({ got, least }) => got < least);
    if (short.length === 0) continue;
    const { got, least } = short.reduce((worst, each) => (each.least > worst.least ? each : worst));
    const [forWhat, why] = REASONS[key](system.id);
    throw new UserError(`${key} must be at least ${least}${forWhat}, but got ${got}; leave it out${why}`);
  }
}
