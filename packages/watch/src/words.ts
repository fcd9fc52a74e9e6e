// What was found, in plain sentences.
import type { Change, Comparison, Findings, MeasureInfo } from './contracts.ts';

/** Adjusted p up to which a difference is called one. */
export const CHANCE_LEVEL = 0.05;

const SHOWN = 4;

/** How numbers are written where sentences are to stand. */
export interface Wording {
  number(value: number): string;
  range(low: number, high: number): string;
}

/** Whether a change is more than chance would make, over all tests. */
export function isChange({ test }: Change): boolean {
  return test !== undefined && test.adjusted <= CHANCE_LEVEL;
}

/** Whether a change went the way that diversity is lost. */
export function isLoss({ change: { estimate } }: Change, { loss, change }: MeasureInfo): boolean {
  const up = estimate > (change === 'ratio' ? 1 : 0);
  return loss !== 'neither' && up === (loss === 'higher');
}

/** `× 0.89 (0.86–0.93)` or `+0.02 (0.01–0.03)`; ends are left out where there are none. */
export function changeInWords({ change: { estimate, low, high } }: Change, { change }: MeasureInfo, { number, range }: Wording): string {
  if (Number.isNaN(estimate)) return '–';
  const sign = change === 'ratio' ? '× ' : estimate > 0 ? '+' : '';
  return `${sign}${number(estimate)}${Number.isNaN(low) || Number.isNaN(high) ? '' : ` (${range(low, high)})`}`;
}

/** A paragraph per group. */
export function inWords(findings: Findings, wording: Wording): string[] {
  return findings.comparisons.map((comparison) => `${comparison.group}: ${sentences(comparison, findings, wording).join(' ')}`);
}

function sentences({ changes, tooFew, blocks }: Comparison, { measures, tests, item, reference }: Findings, wording: Wording): string[] {
  if (tooFew) {
    return [`too few ${item}s to tell a difference from chance: ${tooFew.have} to compare, ${tooFew.need} needed (half of the reference is kept to compare with, so ${reference} wants ${2 * tooFew.need}). The values stand without intervals${blocks === 1 ? '' : ' of use'} and p-values.`];
  }
  const tested = changes.flatMap(({ test }) => (test && !Number.isNaN(test.p) ? [test] : []));
  if (tested.length > 0 && !tested.some((test) => couldDiffer(test, tests))) {
    return [`too many tests to tell a difference from chance: of ${tests}, none of ${blocks} blocks a group could be sure enough (Holm, 5 %). Measure fewer groups at once, or more ${item}s.`];
  }
  const changed = changes.flatMap((change, i) => (isChange(change) ? [{ change, measure: measures[i]! }] : []));
  if (changed.length === 0) return [`nothing differs from ${reference} beyond chance in ${changes.length} measures (Holm over ${tests} tests, 5 %).`];
  const lost = changed.filter(({ change, measure }) => isLoss(change, measure)).sort(byP);
  const other = changed.filter(({ change, measure }) => !isLoss(change, measure)).sort(byP);
  const list = (some: typeof changed): string => some.slice(0, SHOWN).map(({ change, measure }) => `${measure.id} ${changeInWords(change, measure, wording)}`).join(', ') + (some.length > SHOWN ? ` and ${some.length - SHOWN} more` : '');
  return [
    `${changed.length} of ${changes.length} measures differ from ${reference} beyond chance (Holm over ${tests} tests, 5 %).`,
    lost.length > 0 ? `Towards less diversity: ${list(lost)}.` : 'None of them towards less diversity.',
    ...(other.length > 0 ? [`Otherwise: ${list(other)}.`] : []),
  ];
}

/** Whether the most extreme of all arrangements, which two-sided are two, would be called a difference among so many tests. */
function couldDiffer({ method, arrangements }: NonNullable<Change['test']>, tests: number): boolean {
  return tests * (method === 'exact' ? 2 / arrangements : 1 / (1 + arrangements)) <= CHANCE_LEVEL;
}

function byP(a: { readonly change: Change }, b: { readonly change: Change }): number {
  return a.change.test!.p - b.change.test!.p || b.change.change.estimate - a.change.change.estimate;
}
