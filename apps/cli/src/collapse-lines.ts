// Time to collapse in a terminal: two lines a run, and a table of one line a run where there are several.
import { count, medianLimits, medianTime, type CollapseComparison, type Verdict, type CollapseRule, type CollapseStatistics, type ComparedRun } from '@collapse-lab/report/data';
import pc from 'picocolors';
import { align, figure } from './table.ts';

/** When a run's chains collapsed, by which rule, and what the control does under it. */
export function formatCollapse({ rule, loop, measureIs, control, record }: CollapseStatistics): string[] {
  if (!loop) return [`collapse  cannot be told: no generation of the loop has a number for ${rule.measure}`, ...(measureIs === undefined ? [] : [pc.dim(`          ${rule.measure}: ${measureIs}`)])];
  const seen = loop.times.reduce((last, { time }) => Math.max(last, time), 0);
  if (loop.collapsed + loop.failed === 0 && seen === 0) return [`collapse  cannot be told: no chain has ${count(rule.persist, 'record')} of ${rule.measure} yet that ${rule.persist === 1 ? 'is a number' : 'are numbers'}`, pc.dim(`          ${ruleInSigns(rule)}`)];
  const open = loop.unfinished > 0 ? `, ${figure(loop.unfinished)} not finished` : '';
  const failed = loop.failed > 0 ? `, ${figure(loop.failed)} stopped as the fit failed` : '';
  const median = `median time ${loop.failed > 0 ? 'to either ' : ''}${medianTime(loop.sound)}${limitsInBrackets(loop.sound)}`;
  const when = loop.collapsed + loop.failed === 0 ? ` by generation ${figure(seen)}` : failed ? '' : `, ${median}`;
  const events = loop.collapsed + loop.failed > 0;
  const alarm = control && control.collapsed > 0;
  return [
    `collapse  ${figure(loop.collapsed)} of ${count(loop.chains, 'chain')}${failed}${when}${open}${alarm ? '' : `; ${controlInWords(control)}`}`,
    ...(failed ? [`          ${median}`] : []),
    ...(alarm ? [`          ${pc.yellow(`control ${control.collapsed} of ${control.chains}: the rule is too tight for this study`)}`] : []),
    ...(events && loop.onClock ? [`          τ at collapse ${medianTime(loop.onClock)}${limitsInBrackets(loop.onClock)} nats per unit on the refit clock`] : []),
    ...(events && record > 1 ? [pc.yellow(`          times are known to the nearest ${figure(record)} generations, as only those are recorded`)] : []),
    pc.dim(`          ${ruleInSigns(rule)}`),
  ];
}

/** ` (95 %: 60–154)`, or nothing where there are no limits. */
function limitsInBrackets(sound: Parameters<typeof medianLimits>[0]): string {
  const limits = medianLimits(sound);
  return limits === undefined ? '' : ` (95 %: ${limits})`;
}

/** Which of the eight published definitions a run meets, in one line. */
export function formatVerdicts(verdicts: readonly Verdict[]): string {
  const having = (decision: Verdict['decision']): string => verdicts.filter((verdict) => verdict.decision === decision).map(({ number }) => number).join(' ');
  const parts = (['yes', 'no', 'undecided'] as const).flatMap((decision) => (having(decision) ? [`${decision} ${having(decision)}`] : []));
  return `verdicts  ${parts.join('; ')} (eight published definitions)`;
}

function controlInWords(control: CollapseStatistics['control']): string {
  if (!control) return 'no control';
  return `control ${control.collapsed} of ${control.chains}${control.failed > 0 ? `, ${control.failed} stopped` : ''}`;
}

/** `relativeSupport < 0.5 or > 2 for 3 records in a row (convention)`. */
function ruleInSigns({ measure, low, high, persist, from }: CollapseRule): string {
  const sides = [low !== undefined && `< ${figure(low)}`, high !== undefined && `> ${figure(high)}`].filter((side) => side !== false);
  const whose = { study: '', reader: ' (given now)', convention: ' (convention)' }[from];
  return `${measure} ${sides.join(' or ')}${persist > 1 ? ` for ${persist} records in a row` : ''}${whose}`;
}

/** Each run against the first, a line each under what it is called, then by which rule and test, and how many chains are wanting. */
export function formatComparison({ runs, tests, sameRule }: CollapseComparison, statistics: readonly CollapseStatistics[], labels: readonly string[]): string[] {
  const clocked = statistics.some(({ loop }) => loop?.onClock);
  const rows = runs.map((compared) => {
    const loop = statistics[compared.run]!.loop!;
    const limits = medianLimits(loop.sound);
    return [labels[compared.run]!, `${loop.collapsed} of ${loop.chains}`, `${medianTime(loop.sound)}${limits === undefined ? '' : ` (${limits})`}`, ...(clocked ? [loop.onClock ? medianTime(loop.onClock) : 'p unknown'] : []), pOf(compared, tests > 1)];
  });
  const against = runs.flatMap((compared) => (compared.against ? [compared.against] : []));
  const designs = new Set(against.map(({ seeds }) => (seeds === 'common' ? 'pairs of one seed' : 'log-rank of other seeds')));
  const alarms = statistics.filter(({ control }) => control && control.collapsed > 0).length;
  const [needed] = against.flatMap((each) => (each.needed ? [each.needed] : []));
  const notes = [
    sameRule ? ruleInSigns(statistics[runs[0]!.run]!.rule) : 'the runs count collapse by different rules',
    `p against the first: ${[...designs].join('; ')}${tests > 1 ? `; Holm, ${tests} tests` : ''}`,
    ...(needed ? [`no p below 8 chains an arm; ${needed.chainsPerArm} would find a doubled rate (power ${needed.power},`, `α ${needed.alpha}, if ${figure(Math.round(100 * needed.eventShare))} % collapse or fail)`] : []),
  ];
  return [
    ...align(['time to collapse', 'collapsed', 'median (95 %)', ...(clocked ? ['at τ'] : []), 'p'], rows),
    ...(alarms > 0 ? [pc.yellow(`the rule is too tight: it fires on the control of ${alarms} of ${statistics.length} runs`)] : []),
    ...notes.map((note) => pc.dim(note)),
  ];
}

function pOf({ against, adjusted }: ComparedRun, corrected: boolean): string {
  if (!against || against.test.kind !== 'test') return '–';
  const p = corrected ? adjusted! : against.test.p;
  return p < 0.0001 ? '< 0.0001' : figure(Number(p.toPrecision(2)));
}
