// What may not be taken from a system's study: the generations that its checks are at, and the chains below which their tolerances say nothing.
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
 * Throws UserError where changed studies of a system have fewer generations or chains than the smaller of its own two forms, cell by
 * cell of the sweep, or than the least of all cells where the change leaves another number of them.
 */
export function checkEnough(system: PublishedSystem, changed: readonly Study[], lab: Lab): void {
  const forms = [true, false].map((quick) => studiesOf(system, { lab, quick }));
  for (const key of counted) {
    const least = (own: readonly (readonly Study[])[]): number => Math.min(...own.flat().map((study) => study[key]));
    const inStep = forms.filter(({ length }) => length === changed.length);
    const short = changed.map((study, i) => ({ got: study[key], needed: least(inStep.length > 0 ? inStep.map((cells) => [cells[i]!]) : forms) })).filter(({ got, needed }) => got < needed);
    if (short.length === 0) continue;
    const { got, needed } = short.reduce((worst, each) => (each.needed > worst.needed ? each : worst));
    const [forWhat, why] = REASONS[key](system.id);
    throw new UserError(`${key} must be at least ${needed}${forWhat}, but got ${got}; leave it out${why}`);
  }
}
