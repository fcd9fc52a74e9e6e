// A comparison as a paragraph: which run collapses first, how surely, on which clock that holds, what differs, and by which test.
import type { RunRecord } from '@collapse-lab/runner';
import { formatInteger, formatNumber, formatTick } from '../format.ts';
import { formatP } from '../p-value.ts';
import type { ArmCollapse } from './arm-collapse.ts';
import { collapseStatistics } from './collapse-statistics.ts';
import { compareCollapse, type CollapseComparison } from './compare-runs.ts';
import { comparedFacts } from './comparability.ts';
import { runLabels } from './labels.ts';
import { memberViews } from './member-views.ts';
import { neededInWords } from './needed-words.ts';
import { clockOf } from './refit-clock.ts';
import { medianLimits } from './time-words.ts';

interface Side {
  readonly label: string;
  readonly run: RunRecord;
  readonly loop: ArmCollapse;
  /** NaN where half of the chains are still sound. */
  readonly median: number;
}

/** The paragraph; undefined where fewer than two runs have the measure that tells collapse. */
export function comparisonInWords(runs: readonly RunRecord[]): string | undefined {
  const comparison = compareCollapse(runs);
  if (!comparison) return undefined;
  const labels = runLabels(runs);
  const sides = comparison.runs.map(({ run }): Side => {
    const loop = collapseStatistics(runs[run]!).loop!;
    return { label: labels[run]!, run: runs[run]!, loop, median: loop.sound.median.estimate };
  });
  return [inGenerations(sides), onTheClock(sides), differences(runs), tests(comparison, labels)].join(' ');
}

/** Who comes first, in generations. */
function inGenerations(sides: readonly Side[]): string {
  const reached = sides.filter(({ median }) => !Number.isNaN(median)).toSorted((a, b) => a.median - b.median);
  const open = sides.filter(({ median }) => Number.isNaN(median));
  const times = reached.map((side) => `${side.label} at generation ${formatTick(side.median)}${limitsOf(side)}${gridOf(side)}`);
  const sound = open.map(({ label, loop }) => `${label} (${formatInteger(loop.collapsed)} of ${formatInteger(loop.chains)} collapsed by generation ${formatInteger(lastSeen(loop))})`);
  const [first, ...others] = times;
  if (first === undefined) return `Half of the chains have collapsed in no run: ${sound.join('; ')}.`;
  const lead =
    others.length === 0
      ? `Half of the chains have collapsed in one run only: ${first}.`
      : `${reached[0]!.median === reached[1]!.median ? 'Two runs collapse first, by the median time over chains:' : 'First, by the median time over chains, collapses'} ${[first, ...others].join(', then ')}.`;
  return sound.length > 0 ? `${lead} Not by half: ${sound.join('; ')}.` : lead;
}

function limitsOf({ loop: { sound } }: Side): string {
  const limits = medianLimits(sound);
  return limits === undefined ? '' : ` (${formatTick(100 * sound.level)}\u00a0%: ${limits})`;
}

/** Where records are thinned. */
function gridOf({ run: { study: { record } } }: Side): string {
  return record > 1 ? `, known to the nearest ${formatInteger(record)} generations` : '';
}

function lastSeen({ times }: ArmCollapse): number {
  return times.reduce((last, { time }) => Math.max(last, time), 0);
}

/** Whether the order is the same where time is what refits are expected to lose. */
function onTheClock(sides: readonly Side[]): string {
  const seenAt = ({ run, loop }: Side): number => clockOf(run)(lastSeen(loop));
  // Without records there is no time on it either.
  const clocked = sides.flatMap((side) => (side.loop.onClock && !Number.isNaN(seenAt(side)) ? [{ ...side, tau: side.loop.onClock.median.estimate }] : []));
  const unknown = sides.filter(({ label }) => !clocked.some((side) => side.label === label)).map(({ label }) => label);
  const without = unknown.length > 0 ? ` Effective p unknown, so no clock: ${unknown.join('; ')}.` : '';
  const reached = clocked.filter(({ tau }) => !Number.isNaN(tau));
  const told = clocked.map((side) => (Number.isNaN(side.tau) ? `${side.label} not by τ = ${formatTick(seenAt(side))}` : `${side.label} at τ = ${formatTick(side.tau)}`));
  const clock = 'On the refit clock τ = Σ p/(2n), the loss in nats that regular refits would have had by then,';
  if (clocked.length === 0) return `The refit clock cannot be told.${without}`;
  if (reached.length < 2) return `${clock} the order cannot be told: ${told.join('; ')}.${without}`;
  const inOrder = (by: (side: (typeof reached)[number]) => number): string => reached.toSorted((a, b) => by(a) - by(b)).map(({ label }) => label).join();
  const holds = inOrder(({ median }) => median) === inOrder(({ tau }) => tau);
  return `${clock} the order ${holds ? 'holds' : 'is another'}: ${told.join('; ')}.${without}`;
}

/** Lines of the card that decide whether like is compared with like. */
const DECISIVE: ReadonlySet<string> = new Set([
  'world', 'family', 'units', 'units per item', 'units per generation, n', 'free parameters, p', 'n/p', 'policy', 'real data in training', 'generations', 'recorded', 'collapse',
]);

function differences(runs: readonly RunRecord[]): string {
  const names = comparedFacts(runs.flatMap(memberViews)).flatMap(({ rows }) => rows.filter(({ name, differs }) => differs && DECISIVE.has(name)).map(({ name }) => name));
  return names.length === 0 ? 'They differ in nothing of the card that decides whether they can be compared.' : `They differ in ${names.join('; ')}.`;
}

function tests({ runs, tests: count }: CollapseComparison, labels: readonly string[]): string {
  const against = runs.flatMap((each) => (each.against ? [{ ...each, against: each.against }] : []));
  const first = labels[runs[0]!.run]!;
  const paired = against.some(({ against: { seeds } }) => seeds === 'common');
  const independent = against.some(({ against: { seeds } }) => seeds === 'independent');
  const how = [paired && 'swaps of log-rank scores within pairs of one seed', independent && 'the log-rank test between seeds'].filter((part) => part !== false).join(', or by ');
  const known = against.filter(({ against: { test } }) => test.kind === 'test').map(({ run, adjusted, against: { test } }) => `${labels[run]!} p ${pInWords(count > 1 ? adjusted! : (test as { p: number }).p)}`);
  const [few] = against.flatMap(({ against: { needed } }) => (needed ? [needed] : []));
  return [
    `Against ${first}, by ${how}${count > 1 ? ' (Holm)' : ''}: ${known.length > 0 ? `${known.join('; ')}.` : 'no p-value.'}`,
    few && `Where an arm has fewer than 8 chains there is none: ${neededInWords(few)}.`,
  ].filter((part) => part !== undefined).join(' ');
}

function pInWords(p: number): string {
  return p < 0.0001 ? formatP(p) : `= ${formatNumber(p, 2)}`;
}
