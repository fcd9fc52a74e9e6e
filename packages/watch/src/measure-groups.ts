// All groups against the reference, with one correction over all tests.
import { holmAdjust } from '@collapse-lab/statistics';
import { judgeAlarms, type Alarm } from './alarm.ts';
import { compareGroup, type RawComparison } from './compare.ts';
import type { Comparison, Findings, GroupFacts, Kind, MeasuringContext, Sampled } from './contracts.ts';

export interface MeasureOptions extends MeasuringContext {
  /** Of intervals. */
  readonly level: number;
  readonly alarms: readonly Alarm[];
}

/** The first group is the reference. Throws UserError for an alarm on a measure that there is not. */
export function measureGroups<P, R>(kind: Kind<P, R>, groups: readonly Sampled<P, R>[], options: MeasureOptions): Findings {
  const { level, alarms, streams } = options;
  const [reference, ...others] = groups as [Sampled<P, R>, ...Sampled<P, R>[]];
  const most = others.length * kind.measures(options.columns).length;
  const raw = others.map((group, i) => compareGroup(kind, group, reference, { ...options, tests: most, streams: streams.fork('comparison', i) }));
  const p = raw.flatMap(({ changes }) => changes.map(({ test }) => test?.p ?? NaN));
  const adjusted = holmAdjust(p);
  let at = 0;
  const comparisons = raw.map((comparison) => corrected(comparison, () => adjusted[at++]!));
  return {
    kind: kind.id,
    item: kind.item,
    reference: reference.name,
    groups: groups.map(factsOf),
    measures: raw[0]!.values.measures,
    comparisons,
    tests: p.filter((each) => !Number.isNaN(each)).length,
    level,
    alarms: judgeAlarms(alarms, raw, streams.fork('alarms')),
  };
}

function corrected({ values: _values, changes, ...comparison }: RawComparison, nextAdjusted: () => number): Comparison {
  return {
    ...comparison,
    changes: changes.map(({ test, ...change }) => {
      const adjusted = nextAdjusted();
      return test ? { ...change, test: { ...test, adjusted } } : change;
    }),
  };
}

function factsOf<P, R>({ name, items, sample, units, empty, cut }: Sampled<P, R>): GroupFacts {
  return { name, items, sampled: sample.length, ...(units !== undefined && { units }), empty, cut };
}
