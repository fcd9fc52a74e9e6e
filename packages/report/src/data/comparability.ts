// What must be known to compare runs, as text by name.
import type { RunRecord } from '@collapse-lab/runner';
import { formatInteger, formatNumber, formatTick } from '../format.ts';
import { collapseRuleOf, ruleInWords } from './collapse-rule.ts';
import { lastSpread, spreadAt, trackOf } from './track.ts';

/** Facts by name, as text, under a heading. */
export interface FactGroup {
  readonly heading: string;
  readonly facts: ReadonlyMap<string, string>;
}

/** Everything that decides whether two runs can be compared, in reading order; the headings are the same for every run. */
export function comparabilityFacts(run: RunRecord): FactGroup[] {
  const { study, words, freeParameters: p } = run;
  const sampleUnits = trackOf(run, 'loop', 'sampleUnits');
  const units = spreadAt(sampleUnits, 1) ?? spreadAt(sampleUnits, 0);
  const items = spreadAt(trackOf(run, 'loop', 'sampleItems'), 1);
  const coverage = spreadAt(trackOf(run, 'loop', 'coverage'), 1);
  const { kind: world, ...worldParameters } = study.world;
  const { family, ...familyParameters } = study.model;
  const { kind: policy, ...policyParameters } = study.policy;
  const sizes: [string, string][] = [
    ['items', words.items],
    ['units', words.units],
    ['items per generation', formatNumber(study.size)],
    ['units per generation, n', units ? formatNumber(units.median) : 'not recorded'],
    ['units per item', items && units ? formatNumber(units.median / items.median) : 'not recorded'],
    ['free parameters, p', p === undefined ? 'effective p unknown' : formatNumber(p)],
    ['n/p', p === undefined || !units || !(p > 0) ? 'unknown' : formatNumber(units.median / p)],
    ['coverage of a sample', coverage ? formatNumber(coverage.median) : 'not recorded'],
    ['held-out items', formatNumber(study.heldOut)],
  ];
  const loop: [string, string][] = [
    ['generations', formatNumber(study.generations)],
    ['recorded', study.record === 1 ? 'every generation' : `every ${formatInteger(study.record)} generations`],
    ['chains', formatNumber(study.chains)],
    ['control chains', formatNumber(study.control)],
    ['real against real', study.floor ? `${formatInteger(study.floor)} pairs` : 'not measured'],
    ['seed', String(study.seed)],
    ['collapse', collapseFact(run)],
    ['measures', study.measures.map(({ kind, ...parameters }) => [kind, ...shown(parameters).map((pair) => pair.join(' = '))].join(' ')).join(', ')],
  ];
  return [
    { heading: 'World', facts: new Map([['world', world], ...opened(worldParameters, run.facts)]) },
    { heading: 'Family', facts: new Map([['family', family], ...shown(familyParameters)]) },
    { heading: 'Sizes', facts: new Map(sizes) },
    { heading: 'Policy', facts: new Map([['policy', policy], ...shown(policyParameters), ['real data in training', realDataMode(run)], ['channels of real information', run.channels?.join('; ') ?? 'not recorded']]) },
    { heading: 'Loop', facts: new Map(loop) },
  ];
}

/** The rule that tells collapse, and who says so where that is not the study. */
function collapseFact(run: RunRecord): string {
  const rule = collapseRuleOf(run);
  return `${ruleInWords(rule)}${{ study: '', reader: ' (given for this page)', convention: ' (convention)' }[rule.from]}`;
}

/** One line of the card: what each run has there, and whether runs that have it disagree. */
export interface FactRow {
  readonly name: string;
  readonly values: readonly (string | undefined)[];
  readonly differs: boolean;
}

/** The facts of several runs line by line, under their headings. */
export function comparedFacts(runs: readonly RunRecord[]): { readonly heading: string; readonly rows: readonly FactRow[] }[] {
  const cards = runs.map(comparabilityFacts);
  // Parameters of different families may share a name and mean different things.
  const sameFamily = new Set(runs.map(({ study }) => study.model.family)).size === 1;
  return (cards[0] ?? []).map(({ heading }, i) => {
    const facts = cards.map((card) => card[i]!.facts);
    const names = [...new Set(facts.flatMap((each) => [...each.keys()]))];
    const rows = names.map((name) => {
      const values = facts.map((each) => each.get(name));
      const comparable = heading !== 'Family' || name === 'family' || sameFamily;
      return { name, values, differs: comparable && new Set(values.filter((value) => value !== undefined)).size > 1 };
    });
    return { heading, rows };
  });
}

/** What the rows say about real data after generation 1, with the policy's word for where it comes from. */
function realDataMode(run: RunRecord): string {
  const track = trackOf(run, 'loop', 'realShare');
  const second = spreadAt(track, track?.generations.find((generation) => generation > 1) ?? NaN);
  const last = lastSpread(track);
  if (!second || !last) return 'not recorded';
  const ends = second.median === last.median ? formatNumber(last.median) : `${formatNumber(second.median)} → ${formatNumber(last.median)}`;
  if (second.median === 0 && last.median === 0) return 'none after generation 1';
  const from = run.study.policy['realFrom'];
  return `share ${ends} after generation 1${from === undefined ? '' : `, ${show(from)}`}`;
}

/** A world's parameters and the facts known since it was opened; a fact that repeats a parameter is shown once. */
function opened(parameters: Readonly<Record<string, unknown>>, facts: Readonly<Record<string, unknown>>): [string, string][] {
  const added = Object.entries(facts).filter(([name, value]) => !(name in parameters) || show(parameters[name]) !== show(value));
  return [...shown(parameters), ...added.map(([name, value]): [string, string] => [name in parameters ? `${name} (as opened)` : name, show(value)])];
}

function shown(values: Readonly<Record<string, unknown>>): [string, string][] {
  return Object.entries(values).map(([name, value]) => [name, show(value)]);
}

/** A value from a study or a world as text: numbers in full, lists of plain values with commas, choices as `from 1, to 6, by bic`. */
function show(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) < 1e15 ? formatInteger(value) : formatTick(value, 12);
  if (typeof value === 'string') return value;
  if (Array.isArray(value) && value.every((each) => typeof each !== 'object')) return value.map(show).join(', ');
  const plain = typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every((each) => typeof each !== 'object');
  if (plain) return Object.entries(value).map(([name, each]) => `${name} ${show(each)}`).join(', ');
  return (JSON.stringify(value) as string | undefined) ?? String(value);
}
