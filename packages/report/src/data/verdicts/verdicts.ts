// Is it collapse? Eight published definitions, each put to a study's chains and to its control.
import type { RunRecord } from '@collapse-lab/runner';
import type { Decision, Definition, Finding, Verdict } from './definition.ts';
import { definitions } from './definitions/registry.ts';

/**
 * The verdicts on a run of one member, in the order of the definitions. `yes` takes a loop that has done what the definition says and a
 * control that has not: what happens with fresh real data in every generation too is nobody's collapse. `runs` are all that are
 * reported together, among which a definition may find a sweep.
 */
export function verdictsOf(run: RunRecord, runs: readonly RunRecord[] = [run]): readonly Verdict[] {
  const known = computed.get(run);
  if (known && known.runs.length === runs.length && known.runs.every((each, i) => each === runs[i])) return known.verdicts;
  const verdicts = definitions.map((definition) => verdict(definition, run, runs));
  computed.set(run, { runs, verdicts });
  return verdicts;
}

/** A page says them twice and the command once more; records never change. */
const computed = new WeakMap<RunRecord, { readonly runs: readonly RunRecord[]; readonly verdicts: readonly Verdict[] }>();

function verdict({ id, number, name, judge }: Definition, run: RunRecord, runs: readonly RunRecord[]): Verdict {
  const loop = judge(run, 'loop', runs);
  const control = run.rows.some(({ arm }) => arm === 'control') ? judge(run, 'control', runs) : undefined;
  const { decision, because } = weigh(loop, control);
  const evidence = [loop.words, loop.fires !== undefined && control && `control: ${control.words}`, because].filter((part) => typeof part === 'string');
  return { id, number, name, decision, evidence: `${evidence.join('; ')}.`, loop: loop.numbers, ...(control && { control: control.numbers }) };
}

function weigh(loop: Finding, control: Finding | undefined): { readonly decision: Decision; readonly because?: string } {
  if (loop.fires === undefined) return { decision: 'undecided' };
  if (!loop.fires) return { decision: 'no' };
  if (!control) return { decision: 'undecided', because: 'without a control it cannot be told what the loop has to do with it' };
  if (control.fires === undefined) return { decision: 'undecided', because: 'so that it cannot be told whether fresh real data do the same' };
  return control.fires ? { decision: 'undecided', because: 'the control does the same' } : { decision: 'yes' };
}
